"""Bilingual files in the shape in which tools write them, with sentences of our own."""

TRADOS = """\
<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" \
xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0"><doc-info \
xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><seg-defs/></doc-info><file original="plan.docx" \
datatype="x-sdlfilterframework2" source-language="zh-CN" target-language="en-US"><header><reference><internal-file \
form="base64">UEsDBBQ=</internal-file></reference></header><body>
<trans-unit id="a1f0c2d4-0001" translate="no"><source><x id="0"/></source></trans-unit>
<group><trans-unit id="a1f0c2d4-0002"><source>建成充电站<g id="5">500座</g>以上。鼓励个人参与。</source><seg-source>\
<mrk mtype="seg" mid="1">建成充电站<g id="5">500座</g>以上。</mrk><mrk mtype="seg" mid="2">鼓励个人参与。</mrk>\
</seg-source><target><mrk mtype="seg" mid="1">About <g id="5">400</g> charging stations will be built.</mrk>\
<mrk mtype="seg" mid="2"></mrk></target><sdl:seg-defs><sdl:seg id="1" conf="ApprovedSignOff" locked="true" \
origin="interactive"/><sdl:seg id="2"/></sdl:seg-defs></trans-unit></group>
<trans-unit id="a1f0c2d4-0003"><source>本市支持企业开展<g id="7">技术改造</g>。</source><seg-source>\
<mrk mtype="seg" mid="3">本市支持企业开展<g id="7">技术改造</g>。</mrk></seg-source><target><mrk mtype="seg" mid="3">\
The city supports enterprises in technological upgrading.</mrk></target><sdl:seg-defs><sdl:seg id="3" conf="Draft"/>\
</sdl:seg-defs></trans-unit>
</body></file></xliff>
"""
"""As Trados Studio writes SDLXLIFF: segments in units with GUIDs, confirmation and locks in `seg-defs`."""

PHRASE = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:m="http://www.memsource.com/mxlf/2.0" version="1.2" \
m:version="2.4">
  <file original="plan.docx" source-language="zh_cn" target-language="en" datatype="x-docx">
    <header/>
    <body>
      <group id="0">
        <trans-unit id="7Qm2:0" xml:space="preserve" m:confirmed="1" m:locked="true" m:para-id="0">
          <source>{b&gt;重点任务&lt;b}：新建水库12座。</source>
          <target>{b&gt;Key tasks&lt;b}: 12 new reservoirs.</target>
          <alt-trans origin="machine-trans"><target>Another one</target></alt-trans>
        </trans-unit>
      </group>
      <group id="1">
        <trans-unit id="7Qm2:1" xml:space="preserve" m:confirmed="0">
          <source>到2027年，绿色工厂达到{1}200家{2}。</source>
          <target>By 2028, there will be {1}200 green factories.</target>
        </trans-unit>
      </group>
    </body>
  </file>
</xliff>
"""
"""As Phrase (once Memsource) writes MXLIFF: tags in braces within the text, confirmation as an attribute."""

OKAPI = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:okp="okapi-framework:xliff-extensions">
<file original="word/document.xml" source-language="zh-CN" target-language="en-GB" datatype="x-undefined">
<body>
<group id="P1" translate="no">
<trans-unit id="tu0"><source>政府公报</source><target>政府公报</target></trans-unit>
</group>
<trans-unit id="tu1" xml:space="preserve" approved="yes">
<source xml:lang="zh-CN">禁止在<bpt id="1" ctype="bold">&lt;b></bpt>保护区<ept id="1">&lt;/b></ept>内采砂。</source>
<target xml:lang="en-GB">Sand may be dug in the <bpt id="1" ctype="bold">&lt;b></bpt>protected area<ept id="1">&lt;/b>\
</ept>.</target>
<note from="translator">Check the law</note>
<note from="policyparse" priority="1" annotates="target">an older finding</note>
</trans-unit>
<trans-unit id="tu2">
<source>第一行<ph id="2" ctype="lb">&lt;br/></ph>第二行</source>
<target state="needs-review-translation">Line one<ph id="2" ctype="lb">&lt;br/></ph>Line two</target>
</trans-unit>
<trans-unit id="tu3"><source>加强监管。</source><target state="needs-translation">Strengthen it.</target></trans-unit>
<trans-unit id="tu4"><source>推动数据共享。</source></trans-unit>
</body>
</file>
</xliff>
"""
"""As the Okapi filters write XLIFF 1.2: native codes within `bpt` and `ept`, groups that are not translated."""

SECOND = """\
<?xml version='1.0' encoding='UTF-8'?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-CN" trgLang="en-GB">
 <file id="f1" original="a.md">
  <unit id="u1">
   <notes><note id="n1" category="translator">Keep it short &amp; plain</note></notes>
   <originalData><data id="d1">&lt;b></data></originalData>
   <segment id="s1" state="translated"><source>各区应当于<pc id="1">2026年6月底</pc>前报送方案。</source>\
<target>The districts may submit plans by the end of <pc id="1">July 2026</pc>.</target></segment>
   <ignorable><source> </source></ignorable>
   <segment id="s2" state="final"><source>逾期不予受理。</source><target>Late plans are not accepted.</target></segment>
  </unit>
  <unit id="u2" translate="no"><segment><source>ABC</source></segment></unit>
  <group id="g" translate="no"><unit id="u4"><segment><source>甲</source><target>A</target></segment></unit></group>
  <unit id="u3">
   <segment state="initial"><source>加强人才培养。</source><target>Train people.</target></segment>
  </unit>
  <unit id="u5">
   <segment><source>建成5个示范区。</source><target>Build 6 demonstration zones.</target></segment>
  </unit>
 </file>
</xliff>
"""
"""As the OASIS examples have XLIFF 2.1."""

OMEGAT = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="6.0" \
segtype="sentence" srclang="zh-CN"/>
  <body>
    <tu>
      <note>seen</note>
      <tuv lang="zh-CN"><seg>新增就业<bpt i="1" x="1">&lt;b></bpt>30万人<ept i="1">&lt;/b></ept>。</seg></tuv>
      <tuv lang="en-US" changeid="me"><seg>Create <bpt i="1" x="1">&lt;b></bpt>300,000 jobs<ept i="1">&lt;/b></ept>.\
</seg></tuv>
    </tu>
    <tu tuid="x9">
      <tuv xml:lang="zh-CN"><seg>禁止在保护区内采砂。</seg></tuv>
      <tuv xml:lang="de"><seg>Nein</seg></tuv>
      <tuv xml:lang="en-US"><seg>Sand may be dug in the protected area.</seg></tuv>
    </tu>
    <tu><tuv xml:lang="zh-CN"><seg>无。</seg></tuv></tu>
  </body>
</tmx>
"""
"""As OmegaT writes TMX."""

GETTEXT = """\
# Messages
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=n != 1;\\n"

#. shown after a deletion
#, python-format
msgid "已删除%(n)d个文件。"
msgid_plural "已删除%(n)d个文件。"
msgstr[0] "Deleted %(n)d file."
msgstr[1] "Deleted files."

#, fuzzy
msgid "文件不存在。"
msgstr "The file exists."

msgid "请输入密码。"
msgstr ""

#~ msgid "旧的"
#~ msgstr "Old"
"""
"""As GNU gettext writes PO."""
