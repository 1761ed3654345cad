"""What a cue says about its quotation: lemma and stance, negation, the intermediary and the addressee."""
