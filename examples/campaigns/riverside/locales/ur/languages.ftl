language-row = <strong>ابھی خطرے میں ہیں؟ { $emergency } پر کال کریں۔</strong> · { call-label } · بھروسے کے فون سے۔
