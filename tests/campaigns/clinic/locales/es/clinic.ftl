clinic-head = Aquí puede hablar a solas.
clinic-one = ¿Alguien responde por usted?
clinic-two = ¿Alguien guarda sus documentos?
clinic-call = Llame al número de arriba. { $text-number ->
    [none] { "" }
   *[other] O mande un mensaje al { $text-number }.
  }
