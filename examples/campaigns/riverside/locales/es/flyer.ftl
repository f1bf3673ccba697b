### El volante con tiras para arrancar.

flyer-take = Llévese un número. Llame cuando sea seguro.
tab-text = SMS al { $text-number }
