half-safety = Kenbe papye sa a sèlman si li san danje. Sèvi ak yon telefòn san danje.
