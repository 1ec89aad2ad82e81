"""For language models and the programs around them: five tools over the Model Context Protocol.

The package `mcp` is an extra: nothing else here needs it. Every sentence a tool gives stands alone, with its caveat
before its number and the address of its finding behind it; an answer that is too long ends after a whole sentence.
"""
