notice-head = Nadie puede obligarle a trabajar
notice-wording = Este texto es para una prueba y ninguna ley lo dice: retener a una persona por la fuerza para el trabajo o el sexo es un delito, y la línea ayuda a la víctima en el <strong>{ $call }</strong>.
