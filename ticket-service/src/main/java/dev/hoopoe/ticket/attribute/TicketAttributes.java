package dev.hoopoe.ticket.attribute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.field.FieldSet;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.ticket.access.CallerVisibility;
import dev.hoopoe.ticket.directory.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Spliterators;
import java.util.stream.StreamSupport;

/** The fields that the caller's account has defined for tickets, as the caller may see them. */
@ApplicationScoped
public class TicketAttributes {

    private static final String SCOPE = "ticket";

    private final Replica<AttributeView> replica;
    private final Directory directory;
    private final CurrentCaller caller;
    private final CallerVisibility visibility;

    TicketAttributes(
            Replica<AttributeView> replica, Directory directory, CurrentCaller caller, CallerVisibility visibility) {
        this.replica = replica;
        this.directory = directory;
        this.caller = caller;
        this.visibility = visibility;
    }

    public FieldSet defined() {
        var definitions = replica.all().stream()
                .flatMap(attribute -> attribute.ofTicket().stream())
                .toList();
        return new FieldSet(definitions, visibility.isAdministrator());
    }

    /**
     * The defined fields. When the parameters name an unknown one, asks directory-service, so call it outside of
     * transactions.
     *
     * @param parameters null for none
     */
    public FieldSet definedFor(ObjectNode parameters) {
        var defined = defined();
        if (parameters == null || definesAll(defined, parameters)) {
            return defined;
        }
        directory.attributes(SCOPE).forEach(this::put);
        return defined();
    }

    private void put(VersionedSnapshot attribute) {
        var name = attribute.snapshot().path("name").asText();
        replica.put(caller.accountId() + "/" + SCOPE + "/" + name, attribute);
    }

    private static boolean definesAll(FieldSet defined, ObjectNode parameters) {
        var names = Spliterators.spliteratorUnknownSize(parameters.fieldNames(), 0);
        return StreamSupport.stream(names, false).allMatch(defined::defines);
    }
}
