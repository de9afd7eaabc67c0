package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.text.Excerpt;
import dev.hoopoe.ticket.search.FoundPlace;
import dev.hoopoe.ticket.search.FoundTicket;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The text of a ticket that a search found, and an excerpt of it in parts of plain text. */
record FoundTextResponse(
        @Schema(
                description =
                        "The first text that contains all words of the search, or else the one that contains most")
        FoundPlace place,

        @Schema(
                description = "Parts of the text in order; empty when only the number was found, or a message that is"
                        + " not among the ticket's newest 50")
        List<FoundPartResponse> excerpt) {

    /** A piece of the text. */
    record FoundPartResponse(
            String text,

            @Schema(description = "Whether it is a word of the search")
            boolean match) {

        private static FoundPartResponse of(Excerpt.Part part) {
            return new FoundPartResponse(part.text(), part.match());
        }
    }

    static FoundTextResponse of(FoundTicket found) {
        var parts = found.excerpt() == null
                ? List.<Excerpt.Part>of()
                : found.excerpt().parts();
        return new FoundTextResponse(
                found.place(), parts.stream().map(FoundPartResponse::of).toList());
    }
}
