package dev.hoopoe.directory.profile;

import dev.hoopoe.directory.client.ClientDetails;
import java.util.Optional;

/** A change of name, e-mail address and phone number; Optionals as in {@link ProfileChange}. */
public record PersonalChange(
        Optional<Optional<String>> name, Optional<Optional<String>> email, Optional<Optional<String>> phone) {

    ClientDetails over(ClientDetails before) {
        return new ClientDetails(
                name.map(value -> value.orElse(ClientDetails.ANONYMOUS)).orElse(before.name()),
                email.orElse(Optional.ofNullable(before.email())).orElse(null),
                phone.orElse(Optional.ofNullable(before.phone())).orElse(null),
                before.data());
    }
}
