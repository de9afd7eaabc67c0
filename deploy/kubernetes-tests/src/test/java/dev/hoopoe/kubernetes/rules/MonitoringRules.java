package dev.hoopoe.kubernetes.rules;

import dev.hoopoe.kubernetes.rendering.Manifest;
import dev.hoopoe.kubernetes.rendering.Manifests;
import dev.hoopoe.kubernetes.rendering.Overlay;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Scraping and alerts. */
final class MonitoringRules {

    private static final Pattern METER = Pattern.compile("\"(hoopoe(?:\\.[a-z]+)+)\"");
    private static final Pattern METRIC = Pattern.compile("hoopoe_[a-z_]+");
    private static final String UNITS = "(_seconds)?(_count|_sum|_bucket|_max|_total)?";

    private static final Set<String> METRICS = metrics();

    private MonitoringRules() {}

    /** A Service without an address of its own has the same pods again: it must not be scraped as well. */
    static void everyServiceScraped(Manifests all, Findings findings) {
        if (all.overlay() != Overlay.PRODUCTION) {
            return;
        }
        for (var service : all.services()) {
            var scraped = all.ofKind("ServiceMonitor")
                    .flatMap(monitor -> all.ofKind("Service")
                            .filter(one -> Manifests.selects(
                                    monitor.at("/spec/selector"), Manifest.map(one.at("/metadata/labels"))))
                            .filter(one -> service.labels()
                                    .entrySet()
                                    .containsAll(Manifest.map(one.at("/spec/selector"))
                                            .entrySet()))
                            .flatMap(one -> one.at("/spec/ports").findValuesAsText("name").stream())
                            .filter(port -> Manifest.children(monitor.at("/spec/endpoints")).stream()
                                    .anyMatch(endpoint -> endpoint.path("port")
                                                    .asText()
                                                    .equals(port)
                                            && endpoint.path("path").asText().equals("/q/metrics"))))
                    .toList();
            findings.require(
                    scraped.equals(List.of("management")), "%s is scraped at the ports %s", service.name(), scraped);
        }
    }

    static void alertsNameMetrics(Manifests all, Findings findings) {
        all.ofKind("ServiceMonitor")
                .flatMap(monitor -> Manifest.children(monitor.at("/spec/endpoints")).stream())
                .forEach(endpoint -> findings.require(
                        endpoint.path("honorLabels").asBoolean(),
                        "Prometheus renames the label service, by which an alert groups"));
        expressions(all)
                .flatMap(expression -> METRIC.matcher(expression).results())
                .forEach(match -> findings.require(
                        METRICS.stream().anyMatch(metric -> match.group().matches(metric + UNITS)),
                        "No service has the metric %s",
                        match.group()));
    }

    static void lagOfTheFeedAlerts(Manifests all, Findings findings) {
        findings.require(
                all.overlay() != Overlay.PRODUCTION
                        || expressions(all)
                                .anyMatch(expression -> expression.contains("kafka_consumergroup_lag")
                                        && expression.contains("\"messaging-service.feed\"")),
                "No alert fires when the feed is behind");
    }

    private static Stream<String> expressions(Manifests all) {
        return all.ofKind("PrometheusRule").flatMap(rule -> rule.body().findValuesAsText("expr").stream());
    }

    private static Set<String> metrics() {
        var metrics = new TreeSet<String>();
        Stream.concat(Stream.of("common"), Facts.SERVICES.stream().map(Facts::module))
                .flatMap(module -> Facts.sources(module).stream())
                .flatMap(source -> METER.matcher(source.text()).results())
                .forEach(match -> metrics.add(match.group(1).replace('.', '_')));
        return metrics;
    }
}
