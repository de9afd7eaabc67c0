package dev.hoopoe.directory.hcall;

import dev.hoopoe.common.dialect.StreamedList;
import dev.hoopoe.directory.person.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Response of C-05: one user or all (contract HCall, section 4.1). */
sealed interface FetchedPeopleResponse {

    /** The users, without pages. */
    @Schema(name = "HCallUsers")
    record All(@Schema(implementation = Listed[].class) StreamedList<Listed> users, boolean status)
            implements FetchedPeopleResponse {}

    /** One user; the password is masked. */
    @Schema(name = "HCallUser")
    record One(
            String userName,
            String userEmail,
            String userPassword,
            Instant userCreatedAt,
            String userRole,
            boolean status)
            implements FetchedPeopleResponse {

        private static final String NEVER_TOLD = "********";

        static One of(Person person) {
            var createdAt = person.createdAt().truncatedTo(ChronoUnit.SECONDS);
            return new One(person.name(), person.email(), NEVER_TOLD, createdAt, roleOf(person), true);
        }
    }

    /** A user in a list. */
    @Schema(name = "HCallListedUser")
    record Listed(String userName, String userEmail, String userRole) {

        static Listed of(Person person) {
            return new Listed(person.name(), person.email(), roleOf(person));
        }
    }

    private static String roleOf(Person person) {
        return HCallRole.of(person.role()).map(HCallRole::wireName).orElseThrow();
    }
}
