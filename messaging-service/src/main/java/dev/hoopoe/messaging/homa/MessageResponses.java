package dev.hoopoe.messaging.homa;

import dev.hoopoe.messaging.file.FileLinks;
import dev.hoopoe.messaging.file.LinkedFile;
import dev.hoopoe.messaging.message.Message;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes messages' responses, which have links to their files. */
@ApplicationScoped
class MessageResponses {

    private final FileLinks links;

    MessageResponses(FileLinks links) {
        this.links = links;
    }

    MessageResponse of(Message message) {
        return MessageResponse.of(message, links.link(message.attachments()));
    }

    /** What of a response changes with the message alone. */
    static MessageResponse withoutLinks(Message message) {
        var files = message.attachments().stream()
                .map(file -> new LinkedFile(file.id(), file.filename(), file.contentType(), file.size(), null))
                .toList();
        return MessageResponse.of(message, files);
    }
}
