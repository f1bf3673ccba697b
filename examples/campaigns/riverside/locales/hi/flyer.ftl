flyer-take = एक नंबर ले लें। जब ख़तरा न हो, तब कॉल करें।
tab-text = एसएमएस: { $text-number }
