from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.article import load_article, parse_article
from kit.errors import ArticleError

BODY = "Iraq won.\n\nA general spoke. “We are glad,” he said."


@pytest.fixture
def write(tmp_path):
    def write(data):
        path = tmp_path / "news.txt"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write


def test_the_first_article_has_its_date_and_sixteen_paragraphs(article):
    assert (article.id, article.dateline, article.title) == (
        "mosul-2017-07-09",
        date(2017, 7, 9),
        None,
    )
    assert len(article.paragraphs) == 16
    assert article.paragraphs[0].text.startswith("Iraq will announce imminently")
    assert article.paragraphs[-1].text.endswith("great battle.”")


def test_offsets_always_name_what_they_say(article):
    for part in (*article.paragraphs, *article.sentences):
        assert article.text[part.start : part.end] == part.text


@pytest.mark.parametrize(
    ("text", "title", "dateline"),
    [
        (f" date 2017-07-09 {BODY}", None, "2017-07-09"),
        (f"date: 2017-07-09\n\n{BODY}", None, "2017-07-09"),
        (f"Victory in Mosul\n\ndate 2017-07-09 {BODY}", "Victory in Mosul", "2017-07-09"),
        (f"Victory in Mosul\ndate 2017-07-09 {BODY}", "Victory in Mosul", "2017-07-09"),
        (f"date 2017-07-09\nVictory in Mosul\n\n{BODY}", "Victory in Mosul", "2017-07-09"),
        (f"---\ntitle: Victory\ndate: 2017-07-09\n---\n{BODY}", "Victory", "2017-07-09"),
        (f'---\ntitle: "Victory"\ndate: 2017-07-09\n---\n{BODY}', "Victory", "2017-07-09"),
        (f"---\ntitle: Victory\ndate: 9 July 2017\n---\n{BODY}", "Victory", "2017-07-09"),
        (f"Date: July 9, 2017\n\n{BODY}", None, "2017-07-09"),
        (f"dateline 9th of July 2017\n\n{BODY}", None, "2017-07-09"),
        (f"Victory in Mosul\nPublished 9 July 2017\n\n{BODY}", "Victory in Mosul", "2017-07-09"),
        (f"Last updated: Sun, Jul 9 2017 at 12.30 BST\n{BODY}", None, "2017-07-09"),
        (
            f"Victory in Mosul\n\n9 July 2017 · 5 min read\n\n{BODY}",
            "Victory in Mosul",
            "2017-07-09",
        ),
        (f"Victory\n9 July 2017 · 5 min read\n\n{BODY}", "Victory", "2017-07-09"),
        (f"Army's chief 'sure of it'\n\n{BODY}", "Army's chief 'sure of it'", None),
        (f"---\nsource: somebody\n---\n{BODY}", None, None),
        (f"Victory in Mosul\n\n{BODY}", "Victory in Mosul", None),
        (BODY, None, None),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_title_and_date_are_found_in_every_usual_form(text, title, dateline, line_end):
    article = parse_article(text.replace("\n", line_end), id="news")
    assert article.title == title
    assert article.dateline == (date.fromisoformat(dateline) if dateline else None)
    assert [p.text for p in article.paragraphs] == BODY.split("\n\n")
    assert [s.paragraph for s in article.sentences] == [1, 2, 2]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("MOSUL, July 9, 2017 - Iraq won.", "2017-07-09"),
        ("MOSUL, Iraq, 9 July 2017 (Reuters) — Iraq won.", "2017-07-09"),
        ("Victory\n\nMosul, 2017-07-09: Iraq won.", "2017-07-09"),
        ("Victory\n\nBy Anna Reed\n9 July 2017\n\nIraq won.", "2017-07-09"),
        ("Victory\n\n07/19/2017\n\nIraq won.", "2017-07-19"),
        ("Victory\n\n19.7.2017\n\nIraq won.", "2017-07-19"),
        ("Victory\n\n07/09/2017\n\nIraq won.", None),
        ("Victory\n\nBy Anna Reed\n\nBBC News, Mosul\n\nJuly 9, 2017\n\nIraq won.", "2017-07-09"),
        ("Victory\nMOSUL, 9 July 2017, 18:42 (updated 20:05)\n\nIraq won.", "2017-07-09"),
        ("Victory\nMOSUL, Sunday July 9, 2017 (page 3)\n\nIraq won.", "2017-07-09"),
        ("Victory\nÉvora, Portugal, July 9, 2017 (Lusa) — Inês Sá\n\nIraq won.", "2017-07-09"),
        ("Victory\nMOSUL, Iraq. July 9, 2017. By Inês Sá, Editor\n\nIraq won.", "2017-07-09"),
        ("Victory\nBy science reporter Ann Ray, Mosul, July 9, 2017\n\nIraq won.", "2017-07-09"),
        ("Victory\nBy Ann Ray\n\nMOSUL, Sunday, July 9, 2017:\n\nIraq won.", "2017-07-09"),
        ("Victory\nBHOPAL, July 9, 2017 (with inputs from PTI)\n\nIraq won.", "2017-07-09"),
        ("Victory\nMOSUL, Iraq, July 9 (2017)\n\nIraq won.", "2017-07-09"),
        ("Victory\nFrom our correspondent | 9 Jul 2017 - 11:30 GMT\n\nIraq won.", "2017-07-09"),
        ("Victory\n\nJuly 9, 2017 / World\n\nIraq won.", "2017-07-09"),
        (
            "Victory\nBy our correspondent in Mosul. Published 9 July 2017\n\nIraq won.",
            "2017-07-09",
        ),
        ("Victory\n\nPublished 07:42, Sunday 9 July 2017\n\nIraq won.", "2017-07-09"),
        ("Victory\n\nFamilies Wait After July 9, 2017\n\nIraq won.", None),
        ("Victory\n\nYears after 9 July 2017, families wait\n\nIraq won.", None),
        ("MOSUL, July 9 - Iraq won.", None),
        ("On July 9, 2017 - a Sunday - Iraq won.", None),
        ("The army said on 9 July 2017 - a Sunday - that Iraq won.", None),
        ("Iraq won.\n\n9 July 2017\n\nIt said so.", None),
    ],
)
def test_a_date_below_the_author_or_before_the_news_is_that_of_the_article(text, dateline):
    article = parse_article(text, id="news")
    assert article.dateline == (date.fromisoformat(dateline) if dateline else None)
    assert "Iraq won." in article.text[article.paragraphs[0].start :]


def test_a_word_that_begins_with_date_is_no_header():
    article = parse_article("dates 2017-07-09 are sweet.", id="news")
    assert article.dateline is None
    assert article.text == article.paragraphs[0].text


def test_without_blank_lines_every_line_is_a_paragraph():
    article = parse_article("date 2017-07-09 One is here.\nTwo is there.\n", id="news")
    assert [p.text for p in article.paragraphs] == ["One is here.", "Two is there."]


def test_the_lines_of_a_wrapped_paragraph_are_one_and_those_of_a_list_stay():
    wrapped = (
        "The harbour of Hull was closed on Monday after Samuel\n"
        "Whitlock, the mayor, had read the report.\nHe left."
    )
    listed = "What is closed:\nthe harbour\nthe school on the hill"
    article = parse_article(f"{wrapped}\n\n{listed}\n\nIt is over.", id="news")
    assert [p.text for p in article.paragraphs] == [
        wrapped.replace("\n", " "),
        listed,
        "It is over.",
    ]
    start = wrapped.index("Samuel")
    assert article.find("Samuel Whitlock") == (start, start + len("Samuel Whitlock"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encoding_of_the_file_does_not_matter(write, encoding):
    article = load_article(write(f" date 2017-07-09 {BODY}".encode(encoding)))
    assert article.paragraphs[1].text == BODY.split("\n\n")[1]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "there is no text to read"),
        (" date 2017-07-09 \n\n", "there is no text to read"),
        ("date 2017-02-30 Iraq won.", "line 1: there is no date '2017-02-30'"),
        ("---\ntitle: V\ndate: 2017-07-09\n\nIraq won.", "line 1: the block that begins with ---"),
        ("Victory\n\ndate 2017-13-01 Iraq won.", "line 3: there is no date '2017-13-01'"),
        ("date 2017-7-9 Iraq won.", "write year, month and day as in 'date 2017-07-09'"),
        ("date 2017/07/09 Iraq won.", "there is no date '2017/07/09'"),
        ("---\ntitle: V\ndate: 9 July\ncredit: A\n---\nIraq won.", "line 3: there is no date"),
        ("Date: July 9\n\nIraq won.", "line 1: there is no date 'July 9'"),
        ("V\n\nPublished 31 June 2017\n\nIraq won.", "line 3: there is no date '31 June 2017'"),
        ("date 9.7.2017 Iraq won.", "there is no date '9.7.2017'"),
        (b"Iraq\x00won", "does not belong in a text"),
        (b"Iraq won.\n caf\x81 \x8d", "line 2: byte 0x81 is neither UTF-8 nor Windows-1252"),
        (b"%PDF-1.7 Iraq won.", "this is a PDF file"),
        (b"PK\x03\x04 docx", "this is a Word, LibreOffice or zip file"),
        (b"x" * 2_000_001, "2.0 MB is too large for an article"),
    ],
)
def test_a_bad_file_is_named_with_what_to_do(write, data, words):
    path = write(data)
    with pytest.raises(ArticleError) as caught:
        load_article(path)
    assert str(caught.value).startswith(str(path))
    assert words in str(caught.value)


def test_a_file_that_was_read_in_the_wrong_encoding_is_mended(write):
    article = load_article(write("Oâ€™Hara left MÃ¼nster on Monday."))
    assert article.text == "O’Hara left Münster on Monday."


def test_a_missing_file_is_told_with_its_neighbours(write):
    path = write(BODY)
    with pytest.raises(ArticleError, match=r"no such file.*news\.txt"):
        load_article(path.with_name("nwes.txt"))
    with pytest.raises(ArticleError, match="this is a folder"):
        load_article(path.parent)


def test_a_quotation_is_found_in_the_body_only(article):
    start, end = article.find("the Old City next to the Tigris")
    assert article.text[start:end] == "the Old City next to the Tigris"
    assert article.find("2017-07-09") is None


@given(st.text(alphabet=st.sampled_from("aZ .\n\r“”'-:date0217\u2028\t"), max_size=80))
def test_any_text_gives_an_article_with_true_offsets_or_an_error(text):
    try:
        article = parse_article(text, id="any")
    except ArticleError:
        return
    for part in (*article.paragraphs, *article.sentences):
        assert article.text[part.start : part.end] == part.text
        assert part.text == part.text.strip() != ""


def test_a_credit_in_the_front_matter_is_kept_apart_from_the_text():
    article = parse_article(f"---\ncredit: Wikinews, CC BY 2.5\n---\n{BODY}", id="news")
    assert article.credit == "Wikinews, CC BY 2.5"
    assert "Wikinews" not in article.paragraphs[0].text
    assert parse_article(BODY, id="news").credit is None
