package dev.hoopoe.directory.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The caller's account (contract Netia, section 4). An account has no logo, time zone, plan, settings or working hours, so it is
 * never outside of them; the minutes are those of UTC. Pages are shown it without {@code users}.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record NetiaAccount(
        @Schema(enumeration = {"account"}) String object,

        String id,
        String companyName,
        @Schema(nullable = true) String companyLogoUrl,
        @Schema(nullable = true) String timeZone,
        @Schema(nullable = true) String subscriptionPlan,
        Map<String, String> settings,
        List<WorkingHours> workingHours,
        boolean isOutsideWorkingHours,
        int currentMinutesSinceMidnight,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<NetiaUser> users) {

    private static final int SECONDS_OF_A_MINUTE = 60;

    /** A day's working hours, in minutes since midnight. */
    record WorkingHours(String day, int startMinute, int endMinute) {}

    static NetiaAccount of(String id, String name, List<NetiaUser> users, Instant now) {
        var minutes = LocalTime.ofInstant(now, ZoneOffset.UTC).toSecondOfDay() / SECONDS_OF_A_MINUTE;
        return new NetiaAccount("account", id, name, null, null, null, Map.of(), List.of(), false, minutes, users);
    }
}
