from __future__ import annotations

from policyparse.readers.html.tree import parse, walk


def outline(markup, max_depth=400):
    return [node.tag for node in walk(parse(markup, max_depth))]


def test_elements_stand_in_document_order_below_their_parents():
    root = parse("<body><ul><li>a<li>b</ul><p>c", 400)
    assert [node.tag for node in walk(root)] == ["root", "html", "body", "ul", "li", "li", "p"]
    assert all(child.parent is node for node in walk(root) for child in node.elements)


def test_what_is_hidden_is_not_in_the_tree_with_all_that_it_holds():
    assert outline("<body><div hidden><p>a<p>b</div><script>x</script><p>c") == ["root", "html", "body", "p"]


def test_elements_beyond_the_depth_become_breaks_of_the_last_one_above():
    root = parse("<body><div><div>a<p>b</p>c", 3)
    deepest = list(walk(root))[3]
    assert [child if isinstance(child, str) else child.tag for child in deepest.children] == [
        "br",
        "a",
        "br",
        "b",
        "br",
        "c",
        "br",
    ]


def test_attributes_have_no_white_space_at_their_ends():
    node = next(node for node in walk(parse("<p class=' a '>x", 400)) if node.tag == "p")
    assert (node.get("class"), node.get("id")) == ("a", "")
