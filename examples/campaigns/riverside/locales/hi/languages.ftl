language-row = <strong>अभी ख़तरे में हैं? { $emergency } पर कॉल करें।</strong> · { call-label } · भरोसे के फ़ोन से।
