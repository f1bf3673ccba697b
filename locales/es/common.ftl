### Textos que comparten varias hojas.

headline = ¿Alguien le controla la vida o el trabajo?

what-it-is = Hay trata de personas cuando alguien usa la fuerza, amenazas o mentiras para obligar a otra persona a trabajar o a tener relaciones sexuales.
rights = La culpa nunca es suya. Usted tiene derechos, digan lo que digan sus papeles.

sign-papers = ¿Alguien le retiene el pasaporte o los documentos?
sign-leave = ¿Le da miedo dejar su trabajo o su casa?
sign-debt = ¿Le quitan el sueldo para pagar una deuda?
sign-watched = ¿Le vigilan o le dicen lo que debe decir?
sign-threats = ¿Usted o su familia reciben amenazas?
sign-forced = ¿Le obligan a hacer cosas que usted no aceptó?

call-label = { $hours ->
    [always] Llame, de día o de noche
   *[limited] Llame
}
text-line = { $text-keyword ->
    [none] o envíe un mensaje de texto al { $text-number }
   *[other] o envíe { $text-keyword } por mensaje de texto al { $text-number }
}
languages-line = { $languages ->
    [0] No tiene que dar su nombre.
    [one] Más de { $languages } idioma. No tiene que dar su nombre.
   *[other] Más de { $languages } idiomas. No tiene que dar su nombre.
}
emergency-line = <strong>¿Está en peligro ahora? Llame al { $emergency }.</strong>
phone-safety = Alguien podría revisar su teléfono. Use uno de confianza.
bystander = ¿Le preocupa otra persona? No intervenga por su cuenta. Llame y pida consejo.

qr-label = Escanee para buscar ayuda
qr-alt = Código QR que abre { $url }
door-alt = Una puerta abierta por la que sale luz

version-line = { $evidence ->
    [none] Versión { $version }
   *[other] Versión { $version } · número comprobado: { DATETIME($evidence) }
}
venue-line = { $venue }
