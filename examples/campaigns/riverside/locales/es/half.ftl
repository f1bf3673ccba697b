half-safety = Guarde este papel solo si no le pone en peligro. Use un teléfono de confianza.
