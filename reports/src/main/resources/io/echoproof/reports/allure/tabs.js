'use strict';
// Adds EchoProof's own pages to Allure's navigation; their content stands in templates of this page.
// Runs after Allure's own script and before it starts.
for (const template of document.querySelectorAll('template[data-ep-tab]')) {
  const { epTab, epTitle, epIcon } = template.dataset;
  const Content = Backbone.Marionette.View.extend({ template: () => template.innerHTML });
  class Layout extends allure.components.AppLayout {
    loadData() {
      return Promise.resolve();
    }
    getContentView() {
      return new Content();
    }
  }
  allure.api.addTab(epTab, {
    title: epTitle,
    icon: 'fa ' + epIcon,
    route: epTab,
    onEnter: () => new Layout(),
  });
}
