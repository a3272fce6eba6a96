"""Faults that a colleague might let slip in, each a patch that breaks a promise, and who finds it: `make planted`.

A patch begins with a header, which `git apply` passes over:

    Promise    a document of ours, and the sentence in it that the fault breaks
    Slip       how somebody would come to write it
    Caught by  the test that fails with it
    Class day  yes, where the class-day simulator has to find it, too
"""
