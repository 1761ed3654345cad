"""The command line: what it reads, prints and writes, and how it says no."""

import csv
import io
import json
import re
import subprocess
import sys
import typing

import pandas as pd
import pytest
from handmade import quotes

import quoteattr
from quoteattr import Article, demo
from quoteattr.cli import main, table
from quoteattr.export import from_jsonl, to_jsonl


@pytest.fixture
def article_file(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_text(demo.article().text, "utf-8")
    return path


@pytest.fixture(autouse=True)
def by_hand(monkeypatch):
    """A pipeline that knows the demo article by heart, finds nothing elsewhere, and fails on "broken"."""

    def extract(article, nlp=None, kinds=None):
        if "broken" in article.text:
            raise RuntimeError("a component broke")
        return quotes(article) if "Port Larsen" in article.text else ()

    def pipe(articles, nlp=None, on_error=None, kinds=None):
        for article in articles:
            try:
                yield article, tuple(quote for quote in extract(article) if kinds is None or quote.kind in kinds)
            except RuntimeError as error:
                on_error(article, error)
                yield article, ()

    def load(name=None):
        if name == "broken":
            raise ValueError("[E002] Can't find factory for 'x'. This usually happens when ...")
        if name == "nope":
            raise quoteattr.errors.PipelineNotFoundError("No pipeline 'nope'. Installed: en_quoteattr_sm.")

    for name, made in (("extract", extract), ("pipe", pipe), ("load", load)):
        monkeypatch.setattr(quoteattr, name, made, raising=False)


@pytest.fixture
def run(capsys):
    """Run the command line, and give the exit code, what it printed, and what it complained of."""

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return ended.value.code, printed.out, printed.err

    return run


def type_in(monkeypatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))


def test_extract_prints_a_table_with_speaker_role_kind_quotation_date_and_outlet(run, article_file):
    code, out, _ = run("extract", article_file, "--outlet", "The Larsen Bay Post")
    assert code == 0
    for words in ("speaker", "role", "Tomas Reuel", "chief", "mixed", "may well run into", "2031-05-12"):
        assert words in out
    assert out.count("The Larsen Bay Post") == 1  # above the table, not on every row
    assert "outlet" not in out
    assert not any(line.endswith(" ") for line in out.splitlines())
    assert "\x1b" not in out  # colours only on a terminal


@pytest.fixture
def narrow(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")


def test_a_narrow_table_cuts_no_word_and_names_the_article(run, article_file, narrow):
    _, out, _ = run("extract", article_file, "--outlet", "The Larsen Bay Post")
    lines = out.splitlines()
    assert max(map(len, lines)) == 80 and not any(line.endswith(" ") for line in lines)
    assert lines[0].startswith("Ferry terminal will stay open") and "The Larsen Bay Post" in lines[0] + lines[1]
    header = next(line for line in lines if "quotation" in line)
    assert header.split() == ["speaker", "kind", "quotation", "date"]
    for words in ("Tomas Reuel", "chief executive", "Northstrand", "2031-05-12"):
        assert words in out


def test_of_several_articles_each_is_named_above_its_rows(run, article_file, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(article_file.read_text("utf-8"), "utf-8")
    _, out, _ = run("extract", article_file, other, "--published", "2031-05-14")
    named = [line.split(" · ")[0] for line in out.splitlines() if ".txt" in line]
    assert named == ["ferry.txt", "other.txt"]
    assert ".txt" not in run("extract", article_file)[1]


def test_quotations_of_several_outlets_have_a_column_for_it(capsys):
    from dataclasses import replace

    made = [replace(quotes()[0], article=replace(quotes()[0].article, outlet=name)) for name in ("The Elm", "The Gull")]
    table.put(table.console(), table.table(made))
    out = capsys.readouterr().out
    assert "outlet" in out and "The Elm" in out and "The Gull" in out


def test_a_table_says_below_what_its_signs_mean(run, article_file, tmp_path):
    _, out, _ = run("extract", article_file)
    legend = out.splitlines()[-3:]
    assert legend[0] == "?: no speaker found."
    assert legend[1].startswith("Behind the kind: not said = ") and legend[1].endswith("; deny = denies it.")
    assert legend[2].startswith("Without the day of publication") and "--published" in legend[2]
    dated = run("extract", article_file, "--published", "2031-05-14")[1]
    assert "--published" not in dated
    assert "Behind the kind" not in run("extract", article_file, "--quiet")[1]
    run("extract", article_file, "-o", tmp_path / "q.txt")
    assert "Behind the kind" in (tmp_path / "q.txt").read_text("utf-8")


def test_a_cell_has_no_line_break_of_the_article(run, capsys):
    from dataclasses import replace

    quote = replace(quotes()[0], text="“We have looked at every\nbolt of that\r\npier,”")
    table.print_table([(quote.article, [quote])], table.console())
    assert "every bolt of that pier" in " ".join(capsys.readouterr().out.split())
    assert table._cells(quote)["quotation"] == "“We have looked at every bolt of that pier,”"


def test_extract_reads_standard_input(run, monkeypatch):
    type_in(monkeypatch, b"\xef\xbb\xbf" + demo.article().text.replace("\n", "\r\n").encode())
    code, out, _ = run("extract", "-", "--format", "jsonl")
    assert code == 0
    assert len(json.loads(out)["quotes"]) == 7


def test_metadata_of_the_command_line_reach_the_rows(run, article_file):
    code, out, _ = run(
        "extract", article_file, "--outlet", "The Gull", "--published", "2031-05-14", "--title", "Ferries", "--json"
    )
    assert code == 0
    row = json.loads(out)[0]
    assert (row["outlet"], row["published"], row["title"], row["article_id"]) == (
        "The Gull", "2031-05-14", "Ferries", "ferry.txt",
    )  # fmt: skip


def test_kinds_choose(run, article_file):
    _, out, _ = run("extract", article_file, "--kinds", "direct,mixed", "--json")
    assert [row["kind"] for row in json.loads(out)] == ["direct", "direct", "mixed"]


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet", "xlsx", "html", "txt"])
def test_the_name_of_the_file_says_its_format(run, article_file, tmp_path, suffix):
    path = tmp_path / f"q.{suffix}"
    code, out, err = run("extract", article_file, "-o", path)
    assert (code, out) == (0, "")
    assert "7 quotations of 1 article in" in err
    readers = {
        "jsonl": lambda: [q.id for _, found in from_jsonl(path) for q in found],
        "csv": lambda: list(pd.read_csv(path)["quote_id"]),
        "parquet": lambda: list(pd.read_parquet(path)["quote_id"]),
        "xlsx": lambda: list(pd.read_excel(path)["quote_id"]),
    }
    if suffix in readers:
        assert readers[suffix]() == ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7"]
    else:
        assert "Tomas Reuel" in path.read_text("utf-8")


def other_names(path):
    """The same file by another spelling, a symbolic link and a hard link."""
    soft, hard = path.with_name(f"soft{path.suffix}"), path.with_name(f"hard{path.suffix}")
    soft.symlink_to(path)
    hard.hardlink_to(path)
    return path.parent / "x" / ".." / path.name, soft, hard


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.html"])
def test_an_output_that_is_the_input_is_refused_and_the_input_stays(run, tmp_path, name):
    text = {"a.csv": "text\n“It rained” she said.\n", "a.jsonl": '{"text": "It rained."}\n'}.get(name, "<p>It rained.")
    path = tmp_path / name
    path.write_text(text, "utf-8")
    (tmp_path / "x").mkdir()
    for out in (path, *other_names(path)):
        code, printed, err = run("extract", path, "-o", out)
        assert (code, printed) == (2, "")
        assert f"{out} is read here and would be lost; give another name" in err
        assert path.read_text("utf-8") == text


def test_an_output_that_is_read_with_its_folder_is_refused(run, article_file, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    article_file.rename(folder / "ferry.txt")
    assert run("extract", folder, "-o", folder / "q.jsonl")[0] == 0
    written = (folder / "q.jsonl").read_bytes()
    code, _, err = run("extract", folder, "-o", folder / "q.jsonl")
    assert code == 2 and "would be read with the folder" in err
    assert (folder / "q.jsonl").read_bytes() == written
    (tmp_path / "linked").symlink_to(folder)
    assert run("extract", tmp_path / "linked", "-o", folder / "q.jsonl")[0] == 2


def test_what_a_command_is_about_to_write_is_not_read(run, article_file, tmp_path):
    """The temporary file of the output lies in the folder while that is read."""
    for name in ("q.jsonl", "q.csv", "q.parquet", "q.xlsx", "q.html", "q.txt"):
        folder = tmp_path / name.replace(".", "_")
        folder.mkdir()
        (folder / "z.txt").write_text(article_file.read_text("utf-8"), "utf-8")
        code, _, err = run("extract", folder, "-o", folder / name)
        assert (code, "7 quotations of 1 article" in err) == (0, True), (name, err)
        assert sorted(path.name for path in folder.iterdir()) == [name, "z.txt"]


def test_other_commands_do_not_write_over_what_they_read(run, tmp_path):
    path = to_jsonl(quotes(), tmp_path / "q.jsonl")
    table = tmp_path / "outlets.tsv"
    table.write_text("domain\tname\tcountry\nelm.example\tThe Elm\tNZ\n", encoding="utf-8")
    (tmp_path / "decisions.csv").write_text("left,right,decision\n", "utf-8")
    kept = {file: file.read_bytes() for file in tmp_path.iterdir()}
    for arguments in (
        ("export", path, "--to", "tei", "-o", path),
        ("extract", path, "--outlets", table, "--format", "csv", "-o", table),
        ("speakers", "list", path, "-o", path),
        ("speakers", "list", path, "--decisions", tmp_path / "decisions.csv", "-o", tmp_path / "decisions.csv"),
        ("speakers", "review", path, "-o", path),
    ):
        code, _, err = run(*arguments)
        assert code == 2 and "would be lost" in err, arguments
    code, _, err = run("speakers", "review", tmp_path, "-o", tmp_path / "review.csv")
    assert code == 2 and "lies in the folder" in err
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == kept


def test_a_failed_export_leaves_what_was_there(run, tmp_path):
    path = to_jsonl(quotes(), tmp_path / "q.jsonl")
    with open(path, "a", encoding="utf-8") as file:
        file.write("{}\n")
    out = tmp_path / "q.xml"
    out.write_text("<old/>", "utf-8")
    code, _, err = run("export", path, "--to", "tei", "-o", out)
    assert code == 2 and "line 2" in err
    assert out.read_text("utf-8") == "<old/>"
    code, _, err = run("export", path, "--to", "tei", "-o", tmp_path)
    assert code == 2 and "it is a folder; give the name of a file" in err


def test_csv_and_html_go_to_standard_output_too(run, article_file):
    _, out, _ = run("extract", article_file, "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(out)))) == 7
    _, out, _ = run("extract", article_file, "--format", "html")
    assert out.startswith("<!DOCTYPE html>")


def test_quiet_prints_results_only(run, article_file, tmp_path):
    assert run("extract", article_file, "-o", tmp_path / "q.csv", "--quiet") == (0, "", "")


def test_an_empty_text_is_said_to_be_empty_and_one_without_quotations_is_no_error(run, monkeypatch):
    type_in(monkeypatch, b"")
    code, out, err = run("extract", "-")
    assert (code, out) == (2, "")
    assert "no text" in err
    type_in(monkeypatch, b"Nothing is said in this text.")
    assert run("extract", "-") == (0, "no quotations\n", "")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["extract", "nowhere.txt"], "no file or folder 'nowhere.txt'"),
        (["extract", "FILE", "--published", "May 14"], "--published is 'May 14'; give a date such as 2031-05-14"),
        (["extract", "FILE", "--kinds", "dirct"], "Unknown kind 'dirct'; choose one of direct, mixed, indirect."),
        (["extract", "FILE", "--kinds", ""], "--kinds is empty; give one or more of direct, mixed, indirect"),
        (["show", "FILE", "--kinds", " , "], "--kinds is empty"),
        (["run", "FILE", "out", "--kinds", ""], "--kinds is empty"),
        (["extract", "FILE", "--format", "docx"], "Unknown format 'docx'; choose one of table, jsonl"),
        (["extract", "FILE", "-o", "q.docx"], "Unknown format 'docx'; choose one of table, jsonl"),
        (["extract", "FILE", "--format", "parquet"], "parquet is binary: say where to write it with -o FILE.parquet"),
        (["extract", "FILE", "--model", "nope"], "No pipeline 'nope'. Installed: en_quoteattr_sm."),
        (["extract", "FILE", "--model", "broken"], "The pipeline broken does not load: [E002] Can't find factory"),
        (["extract", "FILE", "-o", "nowhere/q.csv"], "there is no folder nowhere"),
        (["extract", "FILE", "-o", "nowhere/q.html"], "there is no folder nowhere"),
        (["extract", "FILE", "--json", "--format", "csv"], "--json prints to standard output"),
        (["show", "nowhere.txt"], "no file or folder 'nowhere.txt'"),
        (["show", "nowhere.jsonl"], "no file or folder 'nowhere.jsonl'"),
    ],
)
def test_wrong_input_is_one_clear_line_and_exit_code_2(run, article_file, tmp_path, monkeypatch, arguments, complaint):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*(article_file if argument == "FILE" else argument for argument in arguments))
    assert (code, out) == (2, "")
    assert err.startswith("quoteattr: ")
    assert complaint.lower() in err.lower()
    assert err.count("\n") == 1


def test_another_encoding_is_read_and_named(run, tmp_path):
    (tmp_path / "latin.txt").write_bytes("The café was full, and the town slept.".encode("latin-1"))
    for quiet in ([], ["--quiet"]):
        code, out, err = run("extract", tmp_path / "latin.txt", "--format", "jsonl", *quiet)
        assert code == 0
        assert "The café was full" in json.loads(out)["article"]["text"]
        assert ("latin.txt" in err) is (not quiet)


def test_a_bad_file_among_good_ones_is_named_and_does_not_stop_them(run, article_file, tmp_path):
    (tmp_path / "broken.txt").write_text("This one is broken.")
    files = (tmp_path / "nowhere.txt", article_file, tmp_path / "broken.txt")
    code, out, err = run("extract", *files, "--format", "jsonl")
    assert code == 1
    assert [json.loads(line)["article"]["id"] for line in out.splitlines()] == ["ferry.txt", "broken.txt"]
    assert "nowhere.txt" in err
    assert "article 'broken.txt': RuntimeError: a component broke" in err


def test_columns_are_mapped_and_gaps_filled(run, tmp_path):
    file = tmp_path / "scraped.csv"
    said = "“It rained,” Ann Lee, the mayor, said on Monday."
    file.write_text(f'a,b,outlet\n"{said}",x,The Elm\n"{said}",y,\n', encoding="utf-8")
    arguments = ("extract", str(file), "--map", "text=a", "--map", "title=b", "--outlet", "The Gull")
    code, out, _ = run(*arguments, "--format", "jsonl")
    articles = [json.loads(line)["article"] for line in out.splitlines()]
    assert code == 0
    assert [(article["outlet"], article["title"]) for article in articles] == [("The Elm", "x"), ("The Gull", "y")]


def test_what_cannot_be_used_is_told_in_words_of_the_command_line(run, tmp_path):
    (tmp_path / "a.csv").write_text("a,b\n1,2\n", "utf-8")
    assert "--map text=body" in run("extract", tmp_path / "a.csv")[2]
    (tmp_path / "blank.txt").write_text(" \n", "utf-8")
    assert run("extract", tmp_path / "blank.txt")[2].endswith("blank.txt: has no text, only white space\n")
    path = to_jsonl(quotes(), tmp_path / "q.jsonl")
    code, _, err = run("evaluate", path)
    assert code == 2 and "go through it with `quoteattr review`" in err and "KeyError" not in err
    (tmp_path / "gold.jsonl").write_text('{"text": "x"}', "utf-8")
    assert "line 1: 'id' is missing." in run("evaluate", tmp_path / "gold.jsonl")[2]


@pytest.mark.parametrize("pair, complaint", [("text", "FIELD=COLUMN"), ("words=a", "'words'"), ("text=z", "'z'")])
def test_a_wrong_map_says_what_fits(run, tmp_path, pair, complaint):
    file = tmp_path / "scraped.csv"
    file.write_text("a,b\nIt rained.,x\n", encoding="utf-8")
    code, _, err = run("extract", str(file), "--map", pair)
    assert code == 2 and complaint in err


def test_outlets_of_the_users_own_are_known(run, tmp_path):
    table = tmp_path / "outlets.tsv"
    table.write_text("domain\tname\tcountry\nelm.example\tThe Elm\tNZ\n", encoding="utf-8")
    file = tmp_path / "a.jsonl"
    file.write_text(
        json.dumps({"text": "“It rained,” Ann Lee said.", "url": "https://www.elm.example/a"}), encoding="utf-8"
    )
    _, out, _ = run("extract", str(file), "--outlets", str(table), "--format", "jsonl")
    article = json.loads(out)["article"]
    assert (article["outlet"], article["country"]) == ("The Elm", "NZ")


def test_a_folder_of_anything_is_read_and_what_was_skipped_is_named(run, tmp_path):
    said = "“It rained,” Ann Lee, the mayor, said."
    (tmp_path / "a.txt").write_text(said, encoding="utf-8")
    (tmp_path / "b.csv").write_text(f'id,text\n1,"{said}"\n2,\n', encoding="utf-8")
    (tmp_path / "c.mp3").write_bytes(b"ID3")
    code, out, err = run("extract", str(tmp_path), "--format", "jsonl")
    assert code == 1 and len(out.splitlines()) == 2
    assert "c.mp3" in err and "record 3" in err and "read 2 articles, skipped 2" in err


def test_a_missing_package_is_told_once_for_all_files_that_need_it(run, article_file, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    pages = [tmp_path / f"{name}.html" for name in "abcde"]
    for page in pages:
        page.write_text("<html><p>It rained.</p></html>", "utf-8")
    for given in ([tmp_path], [article_file, *pages]):
        code, out, err = run("extract", *given, "--format", "jsonl")
        assert code == 1 and len(out.splitlines()) == 1
        assert err.count("pip install 'quoteattr[web]'") == 1
        assert "c.html and 2 more files: Reading HTML needs trafilatura" in err
        assert "read 1 article, skipped 5: see above" in err
    code, _, err = run("extract", *pages)
    assert code == 2 and err.count("pip install") == 1


def test_what_a_corpus_run_wrote_is_no_article(run, article_file, tmp_path):
    out = tmp_path / "corpus"
    (out / "articles").mkdir(parents=True)
    (out / "articles" / "a.txt").write_text("It rained.", "utf-8")
    (out / "manifest.json").write_text('{"format": "quoteattr corpus 1"}', "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "manifest.json").write_text('{"text": "It snowed."}', "utf-8")
    code, printed, _ = run("extract", tmp_path, "--format", "jsonl")
    assert code == 0
    assert [json.loads(line)["article"]["id"] for line in printed.splitlines()] == ["ferry.txt", "site/manifest.json#1"]
    code, _, err = run("extract", out)
    assert code == 2 and "holds what `quoteattr run` wrote" in err


def test_a_message_names_some_of_many_columns(run, tmp_path):
    (tmp_path / "wide.csv").write_text(",".join(f"c{n}" for n in range(50)) + "\n" + "x," * 49 + "x\n", "utf-8")
    _, _, err = run("extract", tmp_path / "wide.csv")
    assert "Columns: c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 and 40 more." in err


def test_show_marks_quotations_with_initials_and_stance(run, article_file):
    code, out, _ = run("show", article_file)
    flat = " ".join(out.split())
    assert code == 0
    assert "[IV “We have looked at every bolt of that pier,”] Varga told reporters" in flat
    assert "he denied [TR (deny) that jobs were at risk]" in flat
    assert "[? she would believe the mayor when [MA the cranes arrived]]" in flat
    assert "Ilse Varga, mayor: 3" in out
    assert "In brackets: not said = " in flat and flat.endswith("; deny = denies it.")
    assert "In brackets" not in run("show", article_file, "--quiet")[1]


def test_show_knows_what_extract_is_told_of_an_article(run, article_file):
    code, out, _ = run("show", article_file, "--country", "GB", "--section", "Local", "--json")
    assert code == 0
    assert {(row["country"], row["outlet_section"]) for row in json.loads(out)} == {("GB", "Local")}


def test_show_takes_one_speaker_and_what_extract_wrote(run, tmp_path):
    path = to_jsonl(quotes(), tmp_path / "q.jsonl")
    code, out, _ = run("show", path, "--speaker", "reuel")
    assert code == 0
    assert "TR (deny)" in out
    assert "[IV" not in out


def test_a_speaker_that_is_not_there_is_told_with_those_that_are(run, tmp_path):
    path = to_jsonl(quotes(), tmp_path / "q.jsonl")
    for more in ([], ["--json"], ["--browser"]):
        code, out, err = run("show", path, "--speaker", "nobody", *more)
        assert (code, out) == (2, "")
        assert "No speaker's name contains 'nobody'. There are: Ilse Varga, Tomas Reuel" in err
    (tmp_path / "empty.txt").write_text("Nothing is said in this text.", "utf-8")
    assert "No speaker was found." in run("show", tmp_path / "empty.txt", "--speaker", "nobody")[2]


def test_control_characters_of_an_article_do_not_reach_the_terminal(run, tmp_path):
    article = Article(text=demo.article().text.replace("the town hall", "\x1b[31m\x07hall"), outlet="\x1b]0;owned\x07")
    path = to_jsonl(quotes(article), tmp_path / "q.jsonl")
    _, out, _ = run("show", path)
    assert "\ufffd[31m\ufffdhall" in out
    assert "\x1b" not in out
    assert "\x07" not in out


def test_demo_prints_a_table_and_says_where_it_wrote(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, _ = run("demo")
    assert code == 0
    assert "Tomas Reuel" in out
    page, table = tmp_path / "quoteattr-demo" / "demo.html", tmp_path / "quoteattr-demo" / "demo.parquet"
    assert str(page) in out
    assert str(table) in out
    assert len(pd.read_parquet(table)) == 7
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    _, out, _ = run("demo", "--json")
    assert json.loads(out)["files"]["html"] == str(page)


def test_info_names_versions_pipelines_and_paths(run):
    code, out, _ = run("info", "--json")
    found = json.loads(out)
    assert code == 0
    assert found["quoteattr"] == quoteattr.__version__
    assert found["libraries"]["spacy"].startswith("3.8")
    _, out, _ = run("info")
    assert "default pipeline" in out
    assert "the best one installed; --model NAME takes another" in out
    assert "the best one" not in run("info", "-q")[1]
    assert found["pipelines"]["rules"] == found["pipelines"]["en_quoteattr_sm"]


def test_info_names_the_pipeline_that_is_loaded_and_not_one_that_only_lies_there(run, monkeypatch):
    import quoteattr.pipeline as pipeline

    monkeypatch.setattr(pipeline, "_find", lambda name: name)  # both lie there, as in a checkout
    for is_there, name in ((False, "en_quoteattr_sm"), (True, "en_quoteattr_lg")):
        monkeypatch.setattr(pipeline, "_is_distributed", lambda package, is_there=is_there: is_there)
        assert json.loads(run("info", "--json")[1])["default pipeline"] == name


def test_help_has_examples_and_a_wrong_option_exits_with_2(run):
    code, out, _ = run("extract", "--help")
    assert code == 0
    assert "  quoteattr extract article.txt\n" in out
    assert run("--version")[1] == f"quoteattr {quoteattr.__version__}\n"
    code, _, err = run("extract", "--no-such-option", "x")
    assert code == 2
    assert "Traceback" not in err


def test_help_is_quick_and_imports_no_spacy():
    code = (
        "import sys\nfrom quoteattr.cli import main\n"
        "try: main(['--help'])\nfinally: sys.exit('spacy' in sys.modules or 'pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def test_a_reader_that_goes_away_gets_no_traceback(tmp_path):
    path = to_jsonl([(Article(text="Nothing is said.\n" * 50_000), ())], tmp_path / "q.jsonl")
    command = f'"{sys.executable}" -m quoteattr show "{path}" | true'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def every_command():
    """The commands by their full names, those of groups too: "extract", "speakers list"."""
    from typer.main import get_command

    from quoteattr.cli.commands import app

    for name, command in get_command(app).commands.items():
        yield name, command
        for inner, one in getattr(command, "commands", {}).items():
            yield f"{name} {inner}", one


def test_every_command_explains_itself_with_examples(run):
    for name, _ in every_command():
        code, out, _ = run(*name.split(), "--help")
        assert code == 0
        assert "Examples:" in out, name
        assert f"quoteattr {name}" in out.partition("Examples:")[2]


def test_the_lists_of_commands_cut_no_sentence(run):
    for group in ([], ["speakers"]):
        assert "..." not in run(*group, "--help")[1].partition("Commands:")[2]


def test_help_names_what_is_given_by_words_and_not_by_pythons_types(run):
    for name, command in every_command():
        out = run(*name.split(), "--help")[1].replace("<said who=", "")
        assert not re.search(r"<\w|[{}]", out), name
        if not hasattr(command, "commands"):
            assert all(param.metavar for param in command.params if param.param_type_name == "argument"), name
    assert "Usage: quoteattr extract [OPTIONS] FILE...\n" in run("extract", "--help")[1]
    assert "  FILE...  Articles: files" in run("extract", "--help")[1]


def test_every_command_can_be_quiet_and_print_for_programs():
    for name, command in every_command():
        options = {option for parameter in command.params for option in parameter.opts}
        wanted = {"speakers": set()}.get(name, {"--json", "--quiet", "-q"})
        assert wanted <= options, name


def test_show_prints_for_programs_and_quietly(run, article_file):
    code, out, _ = run("show", article_file, "--speaker", "reuel", "--json")
    assert code == 0
    assert {row["speaker"] for row in json.loads(out)} == {"Tomas Reuel"}
    assert run("show", article_file, "--json", "--browser")[0] == 2
    latin = article_file.with_name("latin.txt")
    latin.write_bytes("The café was full.".encode("latin-1"))
    assert "latin.txt" in run("show", latin)[2]
    assert run("show", latin, "--quiet")[2] == ""


def test_articles_on_which_the_evaluated_pipeline_fails_are_named(run, monkeypatch, tmp_path):
    import quoteattr.evaluation as evaluation

    class Fails:
        meta: typing.ClassVar = {"name": "fails"}

    def pipe(articles, nlp, on_error):
        raise RuntimeError("a component broke")

    monkeypatch.setattr(evaluation, "load", lambda name: Fails())
    monkeypatch.setattr(evaluation, "pipe", pipe)
    said = {"id": "q1", "kind": "direct", "content": [[0, 11]], "cue": [], "source": []}
    gold = {"id": "a1", "text": "“It rains,” said Ann Lee.", "attributions": [said]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold), "utf-8")
    code, out, err = run("evaluate", tmp_path / "gold.jsonl")
    assert code == 1
    assert "fails on gold.jsonl: 1 articles" in out
    assert "article 'a1': the pipeline failed on it" in err
    assert run("evaluate", tmp_path / "gold.jsonl", "--quiet")[2].count("\n") == 1


def test_export_counts_for_programs(run, tmp_path):
    path = to_jsonl(quotes(), tmp_path / "q.jsonl")
    code, out, err = run("export", path, "--to", "tei", "-o", tmp_path / "q.xml", "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {"form": "tei", "path": str(tmp_path / "q.xml"), "articles": 1, "quotes": 7}


def test_training_prints_for_programs(run, monkeypatch, tmp_path):
    pytest.importorskip("torch", reason="torch is not installed")
    import quoteattr.training as training

    def train(data, out, **options):
        assert options["progress"] is False
        return training.Trained(path=tmp_path / "p", e2e={1: 40.0, 2: 50.0}, tuned=51.0, best=2)

    monkeypatch.setattr(training, "train", train)
    code, out, _ = run("train", tmp_path, "-o", tmp_path / "p", "--json")
    assert code == 0
    assert json.loads(out) == {"path": str(tmp_path / "p"), "e2e": {"1": 40.0, "2": 50.0}, "best": 2, "tuned": 51.0}


@pytest.mark.parametrize(
    ("words", "offered"),
    [("quoteattr ex", "export"), ("quoteattr extract --kinds m", "mixed"), ("quoteattr export --to t", "tei")],
)
def test_the_shell_completes_commands_and_values(words, offered):
    import os

    env = {**os.environ, "_QUOTEATTR_COMPLETE": "complete_bash", "COMP_WORDS": words}
    env["COMP_CWORD"] = str(len(words.split()) - 1)
    program = "from quoteattr.cli import main; main()"
    ran = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=False)
    assert offered in ran.stdout.split()


def test_saved_quotations_go_to_another_tool(run, tmp_path):
    path = to_jsonl(quotes(), tmp_path / "quotes.jsonl")
    code, out, err = run("export", path, "--to", "tei", "-o", tmp_path / "quotes.xml")
    assert (code, out) == (0, "")
    assert "7 quotations of 1 article written to" in err
    assert "<said" in (tmp_path / "quotes.xml").read_text("utf-8")
    code, _, err = run("export", path, "--to", "brat", "-o", tmp_path / "brat", "--quiet")
    assert (code, err) == (0, "")
    code, _, err = run("export", path, "--to", "docx", "-o", tmp_path / "x")
    assert code == 2
    assert "Unknown form 'docx'" in err
    (tmp_path / "article.txt").write_text("It rained.")
    code, _, err = run("export", path, "--to", "brat", "-o", tmp_path / "article.txt")
    assert code == 2 and "brat writes a folder; " in err and "article.txt is a file." in err
    (tmp_path / "other.jsonl").write_text("{}")
    code, _, err = run("export", tmp_path / "other.jsonl", "--to", "tei", "-o", tmp_path / "x.xml")
    assert code == 2
    assert "is not what" in err


def test_a_run_that_is_none_cannot_be_reviewed(run, tmp_path):
    pytest.importorskip("werkzeug", reason="werkzeug is not installed")
    code, _, err = run("review", tmp_path, "-o", tmp_path.parent / "c.jsonl", "--no-browser")
    assert code == 2
    assert "is not the folder of a corpus run" in err
