"""What breaks: articles, workers, files, disks, and what the run says of it."""

import errno
import json
import os
from importlib.util import find_spec

import pytest
from dataset_rows import files, rows

from quoteattr import Article, open_dataset, run_corpus
from quoteattr.batch.lock import locked
from quoteattr.errors import InputError, MissingExtraError, PipelineNotFoundError


def by_stage(out):
    return {line["article"] or line["record"]: line["stage"] for line in open_dataset(out).failures()}


def test_an_article_that_breaks_a_component_is_named_with_its_traceback(model, write, tmp_path):
    done = run_corpus(write("in.jsonl", range(20), {5: "BROKEN"}), tmp_path / "out", model=model, workers=0)
    [line] = open_dataset(tmp_path / "out").failures()
    assert (line["article"], line["stage"], line["record"]) == ("a5", "pipeline", 6)
    assert line["reason"] == "ValueError: a component broke"
    assert "dangerous.py" in line["traceback"]
    assert done.failures == 1
    articles = open_dataset(tmp_path / "out").to_pandas("articles").set_index("article_id")
    assert articles.loc["a5", "error"] == "ValueError: a component broke"
    assert articles["error"].notna().sum() == 1


def test_what_is_no_article_is_named_by_file_and_record(model, write, tmp_path):
    source = write("in.jsonl", range(5))
    source.write_text(source.read_text() + "{broken\n" + '{"id": "empty", "text": ""}\n' + json.dumps({"x": 1}) + "\n")
    run_corpus(source, tmp_path / "out", model=model, workers=0, chunk=2)
    failures = open_dataset(tmp_path / "out").failures()
    assert [(line["record"], line["stage"]) for line in failures] == [(6, "reading"), (7, "reading"), (8, "reading")]
    assert all(line["file"] == str(source) for line in failures)


def test_a_worker_that_dies_is_replaced_and_only_its_poison_set_aside(model, write, tmp_path):
    source = write("in.jsonl", range(60), {3: "SEGFAULT", 4: "BROKEN", 40: "SEGFAULT"})
    done = run_corpus(source, tmp_path / "out", model=model, workers=2, chunk=25)
    failures = {line["article"]: line for line in open_dataset(tmp_path / "out").failures()}
    assert list(failures) == ["a3", "a4", "a40"]
    assert failures["a3"]["stage"] == failures["a40"]["stage"] == "worker"
    assert "SIGSEGV" in failures["a3"]["reason"]
    assert "dangerous.py" in failures["a3"]["traceback"], "where the fault was"
    assert done.replaced >= 4
    assert done.articles == 60
    calm = write("calm.jsonl", range(60), {3: "SEGFAULT", 4: "BROKEN", 40: "SEGFAULT"})
    others = [json.loads(line) for line in calm.read_text().splitlines()]
    kept = [Article(**record) for record in others if "SEGFAULT" not in record["text"]]
    run_corpus(kept, tmp_path / "calm", model=model, workers=0)
    expected = {(q["article_id"], q["quote_id"]): {**q, "run_id": ""} for q in rows(tmp_path / "calm")["quotes"]}
    found = {(q["article_id"], q["quote_id"]): {**q, "run_id": ""} for q in rows(tmp_path / "out")["quotes"]}
    assert found == expected


#: MB of a worker, above the pipeline's own and below those of a hungry article, or of three leaky ones, beside it.
#: Where torch is installed thinc imports it.
CEILING = 900 if find_spec("torch") else 500


def test_an_article_that_takes_too_much_memory_is_set_aside(model, write, tmp_path):
    source = write("in.jsonl", range(10), {3: "HUNGRY"})
    run_corpus(source, tmp_path / "out", model=model, workers=1, max_memory=f"{CEILING}MB")
    [line] = open_dataset(tmp_path / "out").failures()
    assert (line["article"], line["stage"]) == ("a3", "worker")
    assert f"took more than {CEILING} MB" in line["reason"]


def test_a_worker_that_grows_is_replaced_between_two_tasks(model, write, tmp_path):
    source = write("in.jsonl", range(64), {3: "LEAKY", 20: "LEAKY", 36: "LEAKY"})
    done = run_corpus(source, tmp_path / "out", model=model, workers=1, max_memory=f"{CEILING}MB")
    assert done.replaced >= 1
    assert (done.articles, done.failures) == (64, 0)


def test_a_ceiling_below_the_pipeline_itself_is_told(model, write, tmp_path):
    with pytest.raises(InputError, match=r"The pipeline alone takes .* MB, more than max_memory"):
        run_corpus(write("in.jsonl", range(5)), tmp_path / "out", model=model, workers=1, max_memory="20MB")


def test_a_second_article_of_an_id_is_set_aside(model, write, tmp_path):
    source = write("in.jsonl", [1, 2, 1, 3])
    done = run_corpus(source, tmp_path / "out", model=model, workers=0)
    [line] = open_dataset(tmp_path / "out").failures()
    assert (line["stage"], line["record"]) == ("duplicate", 3)
    assert line["reason"] == "an earlier article has the id 'a1'"
    assert done.articles == 3
    again = write("again.jsonl", [2, 4])
    assert run_corpus([source, again], tmp_path / "out", model=model, workers=0).added == 1


def test_a_second_article_of_an_id_gets_a_number(model, write, tmp_path):
    source = write("in.jsonl", [1, 2, 1, 1])
    run_corpus(source, tmp_path / "out", model=model, workers=0, duplicates="number")
    assert list(open_dataset(tmp_path / "out").to_pandas("articles")["article_id"]) == ["a1", "a2", "a1#2", "a1#3"]


def test_a_folder_that_holds_something_else_is_left_alone(model, write, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_bytes(b"x")
    with pytest.raises(InputError, match=r"is not empty and not a dataset of quoteattr: it holds 'thesis.docx'"):
        run_corpus(write("in.jsonl", range(5)), tmp_path / "out", model=model, workers=0)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.docx"]


def test_redo_does_not_touch_a_folder_that_is_no_dataset(model, write, tmp_path):
    (tmp_path / "out" / "quotes").mkdir(parents=True)
    with pytest.raises(InputError, match=r"not a dataset of quoteattr"):
        run_corpus(write("in.jsonl", range(5)), tmp_path / "out", model=model, workers=0, redo=True)
    assert (tmp_path / "out" / "quotes").is_dir()


def test_redo_with_an_input_that_cannot_be_read_leaves_what_is_there(model, write, tmp_path):
    run_corpus(write("in.jsonl", range(5)), tmp_path / "out", model=model, workers=0)
    before = files(tmp_path / "out")
    with pytest.raises(InputError, match="There is no article"):
        run_corpus(write("empty.jsonl", []), tmp_path / "out", model=model, workers=0, redo=True)
    assert files(tmp_path / "out") == before


def test_a_manifest_of_somebody_else_is_left_alone(model, write, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.json").write_text('{"name": "an extension of a browser"}')
    with pytest.raises(InputError, match=r"is not one of quoteattr's"):
        run_corpus(write("in.jsonl", range(5)), tmp_path / "out", model=model, workers=0)


def test_an_output_that_is_a_file_is_told(model, write, tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(InputError, match=r"is a file; give a folder"):
        run_corpus(write("in.jsonl", range(5)), tmp_path / "out", model=model, workers=0)


def test_an_output_within_the_input_is_told(model, write, tmp_path):
    write("in/a.jsonl", range(5))
    with pytest.raises(InputError, match=r"lies in the input"):
        run_corpus(tmp_path / "in", tmp_path / "in" / "out", model=model, workers=0)
    (tmp_path / "linked").symlink_to(tmp_path / "in")
    with pytest.raises(InputError, match=r"lies in the input"):
        run_corpus(tmp_path / "in", tmp_path / "linked" / "out", model=model, workers=0)
    with pytest.raises(InputError, match=r"is the input itself"):
        run_corpus(tmp_path / "in", tmp_path / "linked", model=model, workers=0)


def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(model, write, tmp_path, monkeypatch):
    import quoteattr.batch.store as store

    source, whole = write("in.jsonl", range(40)), store.write_parquet
    run_corpus(source, tmp_path / "whole", model=model, workers=0, chunk=10)
    calls = []

    def full(rows, path):
        calls.append(path)
        if len(calls) > 5:  # in the midst of the second chunk
            path.write_bytes(b"half")
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(rows, path)

    monkeypatch.setattr(store, "write_parquet", full)
    with pytest.raises(InputError, match=r"the disk is full. What was written is whole"):
        run_corpus(source, tmp_path / "out", model=model, workers=0, chunk=10)
    assert open_dataset(tmp_path / "out").to_arrow("articles").num_rows == 10
    assert open_dataset(tmp_path / "out").manifest["status"] == "interrupted"
    monkeypatch.setattr(store, "write_parquet", whole)
    run_corpus(source, tmp_path / "out", model=model, workers=0, chunk=10)
    assert files(tmp_path / "out") == files(tmp_path / "whole")


@pytest.mark.parametrize("reason", [errno.EACCES, errno.EROFS])
def test_a_folder_where_one_may_not_write_is_told(model, write, tmp_path, monkeypatch, reason):
    def refuse(self, *args, **kwargs):
        raise OSError(reason, os.strerror(reason), str(self))

    source = write("in.jsonl", range(5))
    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    with pytest.raises(InputError, match=r"Cannot write to .*(you may not write there|it is read-only)"):
        run_corpus(source, tmp_path / "out", model=model, workers=0)


def test_a_column_that_is_missing_is_told_before_anything_is_written(model, tmp_path):
    (tmp_path / "in.csv").write_text("id,body\n1,Hello\n")
    with pytest.raises(InputError, match=r"has no column 'story' for text. Columns: id, body"):
        run_corpus(tmp_path / "in.csv", tmp_path / "out", model=model, workers=0, map={"text": "story"})
    (tmp_path / "in.jsonl").write_text('{"id": 1, "lede": "Hello"}\n' * 3)
    with pytest.raises(InputError, match=r"No article could be read: .*has no text. Its fields: id, lede.*2 more"):
        run_corpus(tmp_path / "in.jsonl", tmp_path / "out", model=model, workers=0)
    assert not (tmp_path / "out" / "manifest.json").exists()


@pytest.mark.parametrize("name", ["in.jsonl", "in.txt", "folder"])
def test_an_empty_input_is_told(model, tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "in.jsonl").touch()
    (tmp_path / "in.txt").touch()
    with pytest.raises(InputError, match=r"[Nn]o article"):
        run_corpus(tmp_path / name, tmp_path / "out", model=model, workers=0)
    with pytest.raises(InputError, match=r"There is no article"):
        run_corpus([], tmp_path / "out", model=model, workers=0)


def test_an_input_that_is_not_there_is_told(model, tmp_path):
    with pytest.raises(InputError, match=r"No file or folder"):
        run_corpus(tmp_path / "nowhere", tmp_path / "out", model=model, workers=0)
    assert not (tmp_path / "out").exists()


def test_other_settings_are_refused_or_redone(model, write, tmp_path):
    source = write("in.jsonl", range(20))
    first = run_corpus(source, tmp_path / "out", model=model, workers=0)
    before = files(tmp_path / "out")
    with pytest.raises(InputError, match=r"kinds .was None, is .'direct'.*redo"):
        run_corpus(source, tmp_path / "out", model=model, workers=0, kinds=["direct"])
    with pytest.raises(InputError, match=r"partition"):
        run_corpus(source, tmp_path / "out", model=model, workers=0, partition="year")
    assert files(tmp_path / "out") == before
    done = run_corpus(source, tmp_path / "out", model=model, workers=0, kinds=["direct"], redo=True)
    assert done.run_id != first.run_id
    assert done.articles == 20


def test_another_pipeline_is_refused(model, write, tmp_path):
    import shutil

    source = write("in.jsonl", range(5))
    run_corpus(source, tmp_path / "out", model=model, workers=0)
    shutil.copytree(model, tmp_path / "other")
    (tmp_path / "other" / "vocab" / "more").write_text("x")
    with pytest.raises(InputError, match=r"the pipeline"):
        run_corpus(source, tmp_path / "out", model=tmp_path / "other", workers=0)


def test_a_pipeline_that_is_not_there_or_does_not_load_is_told(model, write, tmp_path):
    import shutil

    source = write("in.jsonl", range(5))
    with pytest.raises(PipelineNotFoundError):
        run_corpus(source, tmp_path / "out", model="nope", workers=1)
    shutil.copytree(model, tmp_path / "broken")
    config = tmp_path / "broken" / "config.cfg"
    config.write_text(config.read_text().replace('factory = "dangerous"', 'factory = "no_such_factory"'))
    with pytest.raises(InputError, match=r"The pipeline does not load: .*no_such_factory"):
        run_corpus(source, tmp_path / "out", model=tmp_path / "broken", workers=1)


def test_two_runs_at_once_are_refused(model, write, tmp_path):
    source = write("in.jsonl", range(5))
    run_corpus(source, tmp_path / "out", model=model, workers=0)
    with locked(tmp_path / "out" / "_state" / "lock"), pytest.raises(InputError, match=r"Another run writes to"):
        run_corpus(source, tmp_path / "out", model=model, workers=0)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"kinds": ["loud"]}, "Unknown kind 'loud'"),
        ({"partition": "weekday"}, "Unknown part of a partition 'weekday'"),
        ({"since": "yesterday"}, "since is 'yesterday'"),
        ({"max_memory": "lots"}, "'lots' is not a size"),
        ({"format": "papyrus"}, "Unknown format 'papyrus'"),
        ({"map": {"words": "body"}}, "Unknown field in map 'words'"),
        ({"duplicates": "drop"}, "duplicates is 'drop'"),
        ({"workers": -1}, "workers is -1"),
    ],
)
def test_options_that_do_not_fit_are_told(model, write, tmp_path, options, told):
    with pytest.raises(InputError, match=told):
        run_corpus(write("in.jsonl", range(2)), tmp_path / "out", model=model, **({"workers": 0} | options))


def test_an_unfinished_line_of_the_journal_never_happened(model, write, tmp_path):
    source = write("in.jsonl", range(40), {7: "BROKEN", 33: "BROKEN"})
    run_corpus(source, tmp_path / "whole", model=model, workers=0, chunk=10)
    run_corpus(source, tmp_path / "out", model=model, workers=0, chunk=10)
    journal = tmp_path / "out" / "_state" / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    for cut in (0, 1, 3):  # the power went in the midst of this line
        journal.write_bytes(b"".join(lines[:cut]) + lines[cut][:-20])
        (tmp_path / "out" / "_state" / "tmp" / "7-0").write_bytes(b"half")
        run_corpus(source, tmp_path / "out", model=model, workers=0, chunk=10)
        assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_there_is_no_gpu_here(model, write, tmp_path):
    torch = pytest.importorskip("torch")
    if torch.cuda.is_available():
        pytest.skip("there is one")
    with pytest.raises(InputError, match=r"no GPU that torch can use"):
        run_corpus(write("in.jsonl", range(2)), tmp_path / "out", model=model, workers=0, gpu=True)


def test_a_dataset_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match=r"No dataset at"):
        open_dataset(tmp_path)


def test_polars_is_asked_for_by_name(model, write, tmp_path, monkeypatch):
    run_corpus(write("in.jsonl", range(2)), tmp_path / "out", model=model, workers=0)
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(MissingExtraError, match=r"quoteattr\[polars\]"):
        open_dataset(tmp_path / "out").to_polars()
