package dev.hoopoe.ticket.tag;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.error.SqlStates;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.ticket.cascade.CascadeQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Transactions on tags; a cascade changes their tickets. */
@ApplicationScoped
public class TagTransactions {

    private static final String TAKEN = "A tag with this name exists already";

    private final TagRepository tags;
    private final CascadeQueue cascades;
    private final EntityTags entityTags;

    TagTransactions(TagRepository tags, CascadeQueue cascades, EntityTags entityTags) {
        this.tags = tags;
        this.cascades = cascades;
        this.entityTags = entityTags;
    }

    @Transactional
    Page<Tag> page(PageRequest request) {
        return tags.page(request);
    }

    @Transactional
    Tag get(long id) {
        return tags.present(id).orElseThrow(TagTransactions::unknown);
    }

    @Transactional
    Optional<Tag> ofNameId(UUID nameId) {
        return tags.ofNameId(nameId);
    }

    @Transactional
    Tag create(TagName name) {
        return tags.createUnlessTaken(name).orElseThrow(() -> HoopoeException.conflict(TAKEN));
    }

    @Transactional
    Tag rename(long id, TagName name) {
        var tag = lock(id);
        var former = tag.name();
        if (!former.equals(name.text())) {
            tag.rename(name);
            flushUnlessTaken();
            cascades.tagRenamed(id, former);
        }
        return tag;
    }

    @Transactional
    void delete(long id) {
        lock(id).delete();
        cascades.tagDeleted(id);
    }

    /** Removes the row of a deleted tag, once no ticket has the tag. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void removeDeleted(long id) {
        tags.findByIdOptional(id).filter(Tag::isDeleted).ifPresent(tags::delete);
    }

    /** Resolves a choice to tags within the caller's transaction, and creates those that do not exist. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ChosenTags choose(TagChoice choice) {
        return new TagChoosing(tags, choice).choose();
    }

    private Tag lock(long id) {
        var tag = tags.lock(id).orElseThrow(TagTransactions::unknown);
        entityTags.require(tag);
        return tag;
    }

    private void flushUnlessTaken() {
        try {
            tags.flush();
        } catch (PersistenceException e) {
            if (SqlStates.UNIQUE_VIOLATION.equals(SqlStates.of(e))) {
                throw HoopoeException.conflict(TAKEN);
            }
            throw e;
        }
    }

    private static HoopoeException unknown() {
        return HoopoeException.notFound("Tag");
    }
}
