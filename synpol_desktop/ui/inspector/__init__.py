"""The inspector: the card of the selected entity, or the evidence of the selected relation."""
