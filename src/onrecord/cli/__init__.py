"""The commands: the only folder that prints or ends the process."""
