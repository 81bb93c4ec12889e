# The written order: a module may use those above it, never those below.
kedang_module(base LINK ICU::uc ICU::i18n ICU::data)
find_package(spdlog REQUIRED)
kedang_module(platform/log LINK kedang_base spdlog::spdlog Boost::json)
kedang_module(platform/config LINK kedang_base Boost::json)
kedang_module(platform/crypto LINK kedang_base sodium)
pkg_check_modules(LIBPQ REQUIRED IMPORTED_TARGET libpq)
kedang_module(platform/db LINK kedang_base sqlite3 PkgConfig::LIBPQ sodium)
kedang_module(platform/http LINK kedang_base Boost::headers z)
