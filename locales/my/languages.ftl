language-row = <strong>အခု အန္တရာယ်ရှိနေပါသလား။ { $emergency } ကို ဖုန်းခေါ်ပါ။</strong> · { call-label } · စိတ်ချရတဲ့ ဖုန်းကို သုံးပါ။
