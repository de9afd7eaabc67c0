package dev.hoopoe.directory.client;

import dev.hoopoe.common.field.FieldSet;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.directory.attribute.AttributeScope;
import dev.hoopoe.directory.attribute.AttributeTransactions;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows clients without the attributes that the caller may not see (contract Homa, section 5.3). */
@ApplicationScoped
class ClientPresentation {

    private final AttributeTransactions attributes;

    ClientPresentation(AttributeTransactions attributes) {
        this.attributes = attributes;
    }

    ClientResponse show(ClientSnapshot client) {
        return show(client, fields());
    }

    Page<ClientResponse> show(Page<ClientSnapshot> page) {
        var fields = fields();
        return page.map(client -> show(client, fields));
    }

    private ClientResponse show(ClientSnapshot client, FieldSet fields) {
        return ClientResponse.of(client, fields.shown(client.data()));
    }

    private FieldSet fields() {
        return attributes.fields(AttributeScope.CLIENT);
    }
}
