// SPDX-License-Identifier: Apache-2.0
#include "platform/pdf/paper.h"

#include <cairo-pdf.h>
#include <fcntl.h>
#include <pango/pangocairo.h>
#include <unistd.h>

#include <cerrno>
#include <numbers>
#include <stdexcept>
#include <system_error>

#ifdef __SANITIZE_ADDRESS__
/// Cairo 1.16 forgets a table a font it puts into a file, Fontconfig one of its own at the start.
extern "C" char const* __lsan_default_suppressions();
extern "C" char const* __lsan_default_suppressions() {
    return "leak:libcairo.so\nleak:libfontconfig.so\n";
}
#endif

namespace kedang::pdf {
namespace {

/// The first of these that the machine has; the second is the one the packages ask for.
constexpr char const* families = "Noto Sans CJK SC, WenQuanYi Micro Hei, sans-serif";
constexpr double watermark_size = 26;
constexpr double watermark_grey = 0.93;
constexpr double watermark_width = 480;
constexpr double watermark_step = 210;

template <auto Release>
struct Releaser {
    template <typename T>
    void operator()(T* object) const {
        Release(object);
    }
};
using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using Drawing = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;
using FontMap = std::unique_ptr<PangoFontMap, Releaser<g_object_unref>>;
using TextContext = std::unique_ptr<PangoContext, Releaser<g_object_unref>>;
using Layout = std::unique_ptr<PangoLayout, Releaser<g_object_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Releaser<pango_font_description_free>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, Releaser<cairo_font_options_destroy>>;

void require(cairo_status_t status, std::string const& what) {
    if (status != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(what + ": " + cairo_status_to_string(status));
}

/// A new file that only its owner reads.
class OutputFile {
  public:
    explicit OutputFile(std::filesystem::path const& path)
        : number_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
        if (number_ < 0)
            throw std::system_error(errno, std::generic_category(), path.string());
    }
    ~OutputFile() { ::close(number_); }
    OutputFile(OutputFile const&) = delete;
    OutputFile& operator=(OutputFile const&) = delete;

    static cairo_status_t take(void* self, unsigned char const* bytes, unsigned int count) {
        while (count > 0) {
            auto const written = ::write(static_cast<OutputFile*>(self)->number_, bytes, count);
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return CAIRO_STATUS_WRITE_ERROR;
            bytes += written;
            count -= static_cast<unsigned int>(written);
        }
        return CAIRO_STATUS_SUCCESS;
    }

  private:
    int number_;
};

}  // namespace

struct Paper::Parts {
    explicit Parts(std::filesystem::path const& path)
        : file(path),
          surface(cairo_pdf_surface_create_for_stream(OutputFile::take, &file, paper_width,
                                                      paper_height)),
          drawing(cairo_create(surface.get())),
          fonts(pango_cairo_font_map_new()),
          context(pango_font_map_create_context(fonts.get())),
          layout(pango_layout_new(context.get())) {
        require(cairo_status(drawing.get()), "cannot create PDF file");
        // Points as they are, and shapes as they are printed: nothing is fitted to a screen.
        FontOptions const options(cairo_font_options_create());
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
        pango_cairo_context_set_font_options(context.get(), options.get());
        pango_cairo_context_set_resolution(context.get(), 72);
        pango_context_set_language(context.get(), pango_language_from_string("zh-CN"));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    }

    double set(std::string const& text, Style const& style, double width) {
        Font const font(pango_font_description_new());
        pango_font_description_set_family_static(font.get(), families);
        pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
        if (style.bold)
            pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
        pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
        int height = 0;
        pango_layout_get_size(layout.get(), nullptr, &height);
        return static_cast<double>(height) / PANGO_SCALE;
    }

    void show(Point at, double grey) {
        cairo_set_source_rgb(drawing.get(), grey, grey, grey);
        cairo_move_to(drawing.get(), at.x, at.y);
        pango_cairo_show_layout(drawing.get(), layout.get());
    }

    OutputFile file;  ///< outlives the surface, which writes to it
    Surface surface;
    Drawing drawing;
    FontMap fonts;
    TextContext context;
    Layout layout;
};

Paper::Paper(std::filesystem::path const& path) : parts_(std::make_unique<Parts>(path)) {}
Paper::~Paper() = default;

double Paper::height(std::string const& text, Style const& style, double width) {
    return parts_->set(text, style, width);
}

double Paper::draw(std::string const& text, Style const& style, Point at, double width) {
    double const height = parts_->set(text, style, width);
    parts_->show(at, style.grey);
    return height;
}

void Paper::rule(Point from, double width) {
    auto* const drawing = parts_->drawing.get();
    cairo_set_source_rgb(drawing, 0.75, 0.75, 0.75);
    cairo_set_line_width(drawing, 0.6);
    cairo_move_to(drawing, from.x, from.y);
    cairo_rel_line_to(drawing, width, 0);
    cairo_stroke(drawing);
}

void Paper::watermark(std::string const& text) {
    auto* const drawing = parts_->drawing.get();
    parts_->set(text, {.size = watermark_size}, watermark_width);
    for (double y = watermark_step; y < paper_height - watermark_step / 2; y += watermark_step) {
        cairo_save(drawing);
        cairo_translate(drawing, paper_width / 6, y);
        cairo_rotate(drawing, -std::numbers::pi / 9);
        // As shapes, so that it stays out of the words that are searched and copied.
        cairo_set_source_rgb(drawing, watermark_grey, watermark_grey, watermark_grey);
        cairo_move_to(drawing, 0, 0);
        pango_cairo_layout_path(drawing, parts_->layout.get());
        cairo_fill(drawing);
        cairo_restore(drawing);
    }
}

void Paper::end_page() {
    cairo_show_page(parts_->drawing.get());
    require(cairo_status(parts_->drawing.get()), "cannot write PDF file");
}

void Paper::finish(std::string const& title, std::string const& author) {
    auto* const surface = parts_->surface.get();
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, author.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Kedang");
    cairo_surface_finish(surface);
    require(cairo_surface_status(surface), "cannot write PDF file");
}

}  // namespace kedang::pdf
