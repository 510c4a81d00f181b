package dev.maskbot.processor.photo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.maskbot.processor.photo.ModerationRule.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModerationTableTest {
    @Test
    void everyCategory_hasOneRule_andSoHaveThoseAboveIt() {
        var categories =
                ModerationTable.RULES.stream().map(ModerationRule::category).toList();

        assertThat(categories).doesNotHaveDuplicates();
        assertThat(categories)
                .filteredOn(category -> category.size() > 1)
                .allSatisfy(category -> assertThat(categories).contains(category.subList(0, category.size() - 1)));
    }

    /** The guide's table lists so many. */
    @Test
    void wholeTaxonomy_isThere() {
        assertThat(ModerationTable.RULES.stream()
                        .collect(groupingBy(rule -> rule.category().size(), counting())))
                .containsEntry(1, 10L)
                .containsEntry(2, 20L)
                .containsEntry(3, 22L)
                .hasSize(3);
    }

    @Test
    void names_tellCategoriesApart() {
        assertThat(ModerationTable.RULES.stream().map(rule -> rule.category().getLast()))
                .doesNotHaveDuplicates();
    }

    @Test
    void thresholds_areConfidencesThatRekognitionIsAskedFor() {
        assertThat(ModerationTable.RULES)
                .allSatisfy(rule -> assertThat(rule.from()).isBetween(ModerationTable.MIN_CONFIDENCE, 90f));
    }

    @Test
    void whatIsExplicit_hateful_orGraphic_isNeverAllowed() {
        assertThat(ModerationTable.RULES)
                .filteredOn(rule -> List.of("Explicit", "Hate Symbols")
                                .contains(rule.category().getFirst())
                        || rule.category().contains("Graphic Violence")
                        || rule.category().contains("Death and Emaciation"))
                .hasSize(21)
                .allSatisfy(rule -> assertThat(rule.action()).isEqualTo(Action.BLOCK))
                .allSatisfy(rule -> assertThat(rule.at(50)).isNotEqualTo(Action.ALLOW));
    }
}
