### La tarjeta. El frente no debe revelar de qué trata.

card-front-title = Información para la comunidad
card-front-line = Números útiles para guardar
card-title = { $hours ->
    [always] Alguien con quien hablar, de día o de noche
   *[limited] Alguien con quien hablar
}
card-name-line = No tiene que dar su nombre.
card-emergency = <strong>¿En peligro ahora? { $emergency }</strong>
card-safety = Guarde esta tarjeta solo si no le pone en peligro. Use un teléfono de confianza.
