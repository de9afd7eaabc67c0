package dev.hoopoe.directory.attribute;

import dev.hoopoe.common.republication.RepublishedAggregate;
import dev.hoopoe.directory.attribute.AttributeEvent.AttributeUpdated;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The last states of attributes, for subscribers and neighbours that lost them. */
@ApplicationScoped
class RepublishedAttributes implements RepublishedAggregate {

    private final AttributeRepository attributes;

    RepublishedAttributes(AttributeRepository attributes) {
        this.attributes = attributes;
    }

    @Override
    public String aggregate() {
        return "attribute";
    }

    @Override
    public List<AttributeEvent> lockAfter(String after, int most) {
        return attributes.findAll(Sort.by("id")).withLock(LockModeType.PESSIMISTIC_READ).list().stream()
                .filter(attribute -> after == null || attribute.key().compareTo(after) > 0)
                .sorted(Comparator.comparing(CustomAttribute::key))
                .limit(most)
                .<AttributeEvent>map(attribute -> new AttributeUpdated(attribute, Map.of()))
                .toList();
    }
}
