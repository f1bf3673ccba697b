half-safety = Guarde este papel só se for seguro. Use um telefone de confiança.
