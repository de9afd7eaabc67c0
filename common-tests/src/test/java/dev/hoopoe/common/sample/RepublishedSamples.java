package dev.hoopoe.common.sample;

import dev.hoopoe.common.republication.KeyedRows;
import dev.hoopoe.common.republication.RepublishedAggregate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The last states of samples. */
@ApplicationScoped
class RepublishedSamples implements RepublishedAggregate {

    private final SampleRepository samples;

    RepublishedSamples(SampleRepository samples) {
        this.samples = samples;
    }

    @Override
    public String aggregate() {
        return "sample";
    }

    @Override
    public List<SampleEvent> lockAfter(String after, int most) {
        return new KeyedRows<>(samples, "id", UUID::fromString)
                .lockAfter(after, most).stream()
                        .<SampleEvent>map(sample -> new SampleEvent.SampleUpdated(sample, Map.of()))
                        .toList();
    }
}
