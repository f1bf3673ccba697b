sign-one = Again
