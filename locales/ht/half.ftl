half-safety = Kenbe papye sa a sèlman si sa san danje pou ou. Sèvi ak yon telefòn ki san danje.
