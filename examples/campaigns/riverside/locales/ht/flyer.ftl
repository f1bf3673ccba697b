### Fèy ki gen ti bann pou dechire.

flyer-take = Pran yon nimewo. Rele lè ou ka fè sa san danje.
tab-text = mesaj tèks: { $text-number }
