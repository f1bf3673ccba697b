notice-head = Nadie puede obligarle a trabajar
notice-wording = Este texto es de prueba y ninguna ley lo dice: el trabajo forzado es un delito, y quien trabaja por la fuerza puede llamar a la línea de ayuda { $call } a cualquier hora.
