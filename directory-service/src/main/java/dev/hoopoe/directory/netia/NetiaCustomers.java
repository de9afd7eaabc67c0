package dev.hoopoe.directory.netia;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.dialect.netia.NetiaCustomer;
import dev.hoopoe.directory.client.ClientDetails;
import dev.hoopoe.directory.profile.Customer;
import dev.hoopoe.directory.profile.ProfileSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Shows clients with their profiles as Netia's customers. */
final class NetiaCustomers {

    private NetiaCustomers() {}

    static NetiaCustomer of(Customer customer) {
        var client = customer.client();
        var profile = customer.profile() == null ? unknown(client.createdAt()) : customer.profile();
        var visit = profile.visit();
        var name = client.name().equals(ClientDetails.ANONYMOUS) ? null : client.name();
        return new NetiaCustomer(
                client.id(),
                "customer",
                name,
                client.email(),
                client.createdAt(),
                client.updatedAt(),
                client.phone(),
                profile.externalId(),
                textIn(visit, "profile_photo_url"),
                profile.companyId(),
                profile.host(),
                textIn(visit, "pathname"),
                textIn(visit, "current_url"),
                textIn(visit, "browser"),
                textIn(visit, "os"),
                profile.metadata(),
                NetiaCustomer.title(name, client.email()),
                profile.firstSeen(),
                customer.lastSeenAt(),
                profile.ip(),
                textIn(visit, "time_zone"));
    }

    private static ProfileSnapshot unknown(Instant createdAt) {
        var day = LocalDate.ofInstant(createdAt, ZoneOffset.UTC);
        return new ProfileSnapshot(null, null, null, day, null, JsonNodeFactory.instance.objectNode(), null);
    }

    private static String textIn(ObjectNode visit, String field) {
        return visit.path(field).textValue();
    }
}
