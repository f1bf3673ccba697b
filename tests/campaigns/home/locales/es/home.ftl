home-head = ¿Le da miedo volver a casa?
home-one = ¿Su pareja lee sus mensajes?
home-two = ¿Necesita permiso para ver a sus amistades?
home-three = ¿Le han golpeado, empujado o encerrado?
home-text = O envíe { $text-keyword } al { $text-number }.
home-code = Código que abre { $url }
home-phone = Use un teléfono que nadie revise.
