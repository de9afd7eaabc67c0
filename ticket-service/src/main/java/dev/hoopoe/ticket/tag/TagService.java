package dev.hoopoe.ticket.tag;

import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.ticket.access.CallerVisibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Use cases of tags, in every dialect: checks access before a transaction begins. */
@ApplicationScoped
public class TagService {

    private final CallerVisibility callerAccess;
    private final TagTransactions tags;

    TagService(CallerVisibility callerAccess, TagTransactions tags) {
        this.callerAccess = callerAccess;
        this.tags = tags;
    }

    public Page<Tag> list(PageRequest page) {
        callerAccess.requireActive();
        return tags.page(page);
    }

    /** The tag whose name has this id in Netia. */
    public Optional<Tag> ofNameId(UUID nameId) {
        return tags.ofNameId(nameId);
    }

    public Tag get(long id) {
        callerAccess.requireActive();
        return tags.get(id);
    }

    /** Open to every user. */
    public Tag create(TagName name) {
        callerAccess.requireActive();
        return tags.create(name);
    }

    public Tag rename(long id, TagName name) {
        callerAccess.requireAdministrator();
        return tags.rename(id, name);
    }

    public void delete(long id) {
        callerAccess.requireAdministrator();
        tags.delete(id);
    }
}
