package dev.hoopoe.directory.homa;

import dev.hoopoe.common.field.FieldSet;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.directory.attribute.AttributeScope;
import dev.hoopoe.directory.attribute.AttributeTransactions;
import dev.hoopoe.directory.client.ClientSnapshot;
import jakarta.enterprise.context.ApplicationScoped;

/** Builds responses without the attributes that the caller may not see (contract Homa, section 5.3). */
@ApplicationScoped
class ClientResponses {

    private final AttributeTransactions attributes;

    ClientResponses(AttributeTransactions attributes) {
        this.attributes = attributes;
    }

    ClientResponse of(ClientSnapshot client) {
        return of(client, fields());
    }

    Page<ClientResponse> of(Page<ClientSnapshot> page) {
        var fields = fields();
        return page.map(client -> of(client, fields));
    }

    private ClientResponse of(ClientSnapshot client, FieldSet fields) {
        return ClientResponse.of(client, fields.shown(client.data()));
    }

    private FieldSet fields() {
        return attributes.fields(AttributeScope.CLIENT);
    }
}
