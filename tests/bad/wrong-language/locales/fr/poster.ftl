headline = ¿Alguien controla su vida o su trabajo?
sign-one = ¿Alguien se ha quedado con su pasaporte y no se lo devuelve?
sign-two = ¿Tiene miedo de irse o de lo que le pueda pasar a su familia?
call-line = Llame al { $call } a cualquier hora, no tiene que decir su nombre
