"""A small plan of our own and its translation, sentence by sentence."""

from __future__ import annotations

PLAN = (
    (
        "本市计划在三年内新建二十座加氢站。",
        "The city plans to build twenty hydrogen refuelling stations within three years.",
    ),
    (
        "港口的柴油卡车将逐步由燃料电池卡车替代。",
        "Diesel trucks at the port will gradually be replaced by fuel cell trucks.",
    ),
    (
        "市交通委负责制定车辆安全检查标准。",
        "The Municipal Transport Commission is responsible for drawing up vehicle safety inspection standards.",
    ),
    (
        "鼓励大学与企业共建实验室，培养专业工程师。",
        "Universities and enterprises are encouraged to build joint laboratories and train professional engineers.",
    ),
    ("储氢容器必须每年接受一次压力检测。", "Hydrogen storage vessels must undergo a pressure test every year."),
    ("对购买燃料电池公交车的运营商给予补贴。", "Operators that purchase fuel cell buses receive subsidies."),
    ("加强消防演练，提高应急救援能力。", "Strengthen fire drills and improve emergency rescue capability."),
    (
        "完善居民投诉渠道，及时公布处理结果。",
        "Improve complaint channels for residents and publish the results in good time.",
    ),
    (
        "支持炼油厂利用副产氢气降低生产成本。",
        "Support oil refineries in using by-product hydrogen to lower production costs.",
    ),
    ("每季度召开一次区域协调会议。", "Hold a regional coordination meeting every quarter."),
)

ADDED = "Museum admission on national holidays remains free for pupils and pensioners."
