"""When it was said: time expressions, the calendar they are resolved on, and the speech they date.

The flow is expressions (find them in the text), resolve (give them days), anchors (tie them to attributions).
"""
