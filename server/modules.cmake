# The written order: a module may use those above it, never those below.
kedang_module(base LINK ICU::uc ICU::i18n ICU::data)
kedang_module(platform/crypto LINK kedang_base sodium)
