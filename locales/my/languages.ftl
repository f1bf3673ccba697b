language-row = <strong>အခု အန္တရာယ်ရှိပါသလား။ { $emergency } ကို ဖုန်းခေါ်ပါ။</strong> · { call-label } · ယုံရတဲ့ ဖုန်းနဲ့။
