"""The servers that Equipoise is measured beside, each written as its own documentation teaches."""
