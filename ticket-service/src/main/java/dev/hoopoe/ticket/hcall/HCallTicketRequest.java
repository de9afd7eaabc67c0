package dev.hoopoe.ticket.hcall;

import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.ticket.image.ImageType;
import dev.hoopoe.ticket.image.NewImage;
import dev.hoopoe.ticket.ticket.NewTicket;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What a ticket is created from (contract HCall, section 4.2); {@code ticketImages} may be null. */
record HCallTicketRequest(
        @Text(max = 255) String ticketName,
        @Text String ticketExplain,
        List<@NotNull @Valid ImageRequest> ticketImages) {

    private static final String CHANNEL = "web";

    /** {@code imageContent} is standard Base64 without a data-URL's prefix. */
    record ImageRequest(
            @Text(max = 255) String imageName,
            @Text String imageContent,
            @Text String imageType) {

        NewImage toNewImage(String field) {
            var type = ImageType.of(imageType, field + ".image_type");
            return new NewImage(imageName, type, StrictBase64.decode(imageContent, field + ".image_content"));
        }
    }

    NewTicket toNewTicket(UUID author) {
        return NewTicket.builder(ticketName, author, CHANNEL)
                .description(ticketExplain)
                .build();
    }

    List<NewImage> toNewImages() {
        return ticketImages == null
                ? List.of()
                : IntStream.range(0, ticketImages.size())
                        .mapToObj(place -> ticketImages.get(place).toNewImage("ticket_images." + place))
                        .toList();
    }
}
