/*! Web Awesome 3.14.0, (c) Fonticons, Inc., MIT */
var re=globalThis,ie=re.ShadowRoot&&(re.ShadyCSS===void 0||re.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Re=Symbol(),su=new WeakMap,qt=class{constructor(e,u,o){if(this._$cssResult$=!0,o!==Re)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=u}get styleSheet(){let e=this.o,u=this.t;if(ie&&e===void 0){let o=u!==void 0&&u.length===1;o&&(e=su.get(u)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),o&&su.set(u,e))}return e}toString(){return this.cssText}},lu=t=>new qt(typeof t=="string"?t:t+"",void 0,Re),x=(t,...e)=>{let u=t.length===1?t[0]:e.reduce((o,r,i)=>o+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+t[i+1],t[0]);return new qt(u,t,Re)},cu=(t,e)=>{if(ie)t.adoptedStyleSheets=e.map(u=>u instanceof CSSStyleSheet?u:u.styleSheet);else for(let u of e){let o=document.createElement("style"),r=re.litNonce;r!==void 0&&o.setAttribute("nonce",r),o.textContent=u.cssText,t.appendChild(o)}},Te=ie?t=>t:t=>t instanceof CSSStyleSheet?(e=>{let u="";for(let o of e.cssRules)u+=o.cssText;return lu(u)})(t):t;var{is:rr,defineProperty:ir,getOwnPropertyDescriptor:ar,getOwnPropertyNames:nr,getOwnPropertySymbols:sr,getPrototypeOf:lr}=Object,ae=globalThis,du=ae.trustedTypes,cr=du?du.emptyScript:"",dr=ae.reactiveElementPolyfillSupport,Ut=(t,e)=>t,Wt={toAttribute(t,e){switch(e){case Boolean:t=t?cr:null;break;case Object:case Array:t=t==null?t:JSON.stringify(t)}return t},fromAttribute(t,e){let u=t;switch(e){case Boolean:u=t!==null;break;case Number:u=t===null?null:Number(t);break;case Object:case Array:try{u=JSON.parse(t)}catch{u=null}}return u}},ne=(t,e)=>!rr(t,e),pu={attribute:!0,type:String,converter:Wt,reflect:!1,useDefault:!1,hasChanged:ne};Symbol.metadata??=Symbol("metadata"),ae.litPropertyMetadata??=new WeakMap;var nt=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,u=pu){if(u.state&&(u.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((u=Object.create(u)).wrapped=!0),this.elementProperties.set(e,u),!u.noAccessor){let o=Symbol(),r=this.getPropertyDescriptor(e,o,u);r!==void 0&&ir(this.prototype,e,r)}}static getPropertyDescriptor(e,u,o){let{get:r,set:i}=ar(this.prototype,e)??{get(){return this[u]},set(a){this[u]=a}};return{get:r,set(a){let s=r?.call(this);i?.call(this,a),this.requestUpdate(e,s,o)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??pu}static _$Ei(){if(this.hasOwnProperty(Ut("elementProperties")))return;let e=lr(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(Ut("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Ut("properties"))){let u=this.properties,o=[...nr(u),...sr(u)];for(let r of o)this.createProperty(r,u[r])}let e=this[Symbol.metadata];if(e!==null){let u=litPropertyMetadata.get(e);if(u!==void 0)for(let[o,r]of u)this.elementProperties.set(o,r)}this._$Eh=new Map;for(let[u,o]of this.elementProperties){let r=this._$Eu(u,o);r!==void 0&&this._$Eh.set(r,u)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let u=[];if(Array.isArray(e)){let o=new Set(e.flat(1/0).reverse());for(let r of o)u.unshift(Te(r))}else e!==void 0&&u.push(Te(e));return u}static _$Eu(e,u){let o=u.attribute;return o===!1?void 0:typeof o=="string"?o:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,u=this.constructor.elementProperties;for(let o of u.keys())this.hasOwnProperty(o)&&(e.set(o,this[o]),delete this[o]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return cu(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,u,o){this._$AK(e,o)}_$ET(e,u){let o=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,o);if(r!==void 0&&o.reflect===!0){let i=(o.converter?.toAttribute!==void 0?o.converter:Wt).toAttribute(u,o.type);this._$Em=e,i==null?this.removeAttribute(r):this.setAttribute(r,i),this._$Em=null}}_$AK(e,u){let o=this.constructor,r=o._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let i=o.getPropertyOptions(r),a=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:Wt;this._$Em=r;let s=a.fromAttribute(u,i.type);this[r]=s??this._$Ej?.get(r)??s,this._$Em=null}}requestUpdate(e,u,o,r=!1,i){if(e!==void 0){let a=this.constructor;if(r===!1&&(i=this[e]),o??=a.getPropertyOptions(e),!((o.hasChanged??ne)(i,u)||o.useDefault&&o.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,o))))return;this.C(e,u,o)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,u,{useDefault:o,reflect:r,wrapped:i},a){o&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??u??this[e]),i!==!0||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||o||(u=void 0),this._$AL.set(e,u)),r===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(u){Promise.reject(u)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,i]of this._$Ep)this[r]=i;this._$Ep=void 0}let o=this.constructor.elementProperties;if(o.size>0)for(let[r,i]of o){let{wrapped:a}=i,s=this[r];a!==!0||this._$AL.has(r)||s===void 0||this.C(r,void 0,i,s)}}let e=!1,u=this._$AL;try{e=this.shouldUpdate(u),e?(this.willUpdate(u),this._$EO?.forEach(o=>o.hostUpdate?.()),this.update(u)):this._$EM()}catch(o){throw e=!1,this._$EM(),o}e&&this._$AE(u)}willUpdate(e){}_$AE(e){this._$EO?.forEach(u=>u.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(u=>this._$ET(u,this[u])),this._$EM()}updated(e){}firstUpdated(e){}};nt.elementStyles=[],nt.shadowRootOptions={mode:"open"},nt[Ut("elementProperties")]=new Map,nt[Ut("finalized")]=new Map,dr?.({ReactiveElement:nt}),(ae.reactiveElementVersions??=[]).push("2.1.2");var Oe=globalThis,hu=t=>t,se=Oe.trustedTypes,mu=se?se.createPolicy("lit-html",{createHTML:t=>t}):void 0,Le="$lit$",st=`lit$${Math.random().toFixed(9).slice(2)}$`,Me="?"+st,pr=`<${Me}>`,Ct=document,Yt=()=>Ct.createComment(""),Xt=t=>t===null||typeof t!="object"&&typeof t!="function",Ie=Array.isArray,Eu=t=>Ie(t)||typeof t?.[Symbol.iterator]=="function",ze=`[ 	
\f\r]`,jt=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,fu=/-->/g,gu=/>/g,At=RegExp(`>|${ze}(?:([^\\s"'>=/]+)(${ze}*=${ze}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),vu=/'/g,bu=/"/g,yu=/^(?:script|style|textarea|title)$/i,Ne=t=>(e,...u)=>({_$litType$:t,strings:e,values:u}),S=Ne(1),Au=Ne(2),xu=Ne(3),q=Symbol.for("lit-noChange"),B=Symbol.for("lit-nothing"),wu=new WeakMap,xt=Ct.createTreeWalker(Ct,129);function Cu(t,e){if(!Ie(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return mu!==void 0?mu.createHTML(e):e}var $u=(t,e)=>{let u=t.length-1,o=[],r,i=e===2?"<svg>":e===3?"<math>":"",a=jt;for(let s=0;s<u;s++){let l=t[s],c,p,h=-1,f=0;for(;f<l.length&&(a.lastIndex=f,p=a.exec(l),p!==null);)f=a.lastIndex,a===jt?p[1]==="!--"?a=fu:p[1]!==void 0?a=gu:p[2]!==void 0?(yu.test(p[2])&&(r=RegExp("</"+p[2],"g")),a=At):p[3]!==void 0&&(a=At):a===At?p[0]===">"?(a=r??jt,h=-1):p[1]===void 0?h=-2:(h=a.lastIndex-p[2].length,c=p[1],a=p[3]===void 0?At:p[3]==='"'?bu:vu):a===bu||a===vu?a=At:a===fu||a===gu?a=jt:(a=At,r=void 0);let m=a===At&&t[s+1].startsWith("/>")?" ":"";i+=a===jt?l+pr:h>=0?(o.push(c),l.slice(0,h)+Le+l.slice(h)+st+m):l+st+(h===-2?s:m)}return[Cu(t,i+(t[u]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),o]},Kt=class t{constructor({strings:e,_$litType$:u},o){let r;this.parts=[];let i=0,a=0,s=e.length-1,l=this.parts,[c,p]=$u(e,u);if(this.el=t.createElement(c,o),xt.currentNode=this.el.content,u===2||u===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(r=xt.nextNode())!==null&&l.length<s;){if(r.nodeType===1){if(r.hasAttributes())for(let h of r.getAttributeNames())if(h.endsWith(Le)){let f=p[a++],m=r.getAttribute(h).split(st),g=/([.?@])?(.*)/.exec(f);l.push({type:1,index:i,name:g[2],strings:m,ctor:g[1]==="."?ce:g[1]==="?"?de:g[1]==="@"?pe:Dt}),r.removeAttribute(h)}else h.startsWith(st)&&(l.push({type:6,index:i}),r.removeAttribute(h));if(yu.test(r.tagName)){let h=r.textContent.split(st),f=h.length-1;if(f>0){r.textContent=se?se.emptyScript:"";for(let m=0;m<f;m++)r.append(h[m],Yt()),xt.nextNode(),l.push({type:2,index:++i});r.append(h[f],Yt())}}}else if(r.nodeType===8)if(r.data===Me)l.push({type:2,index:i});else{let h=-1;for(;(h=r.data.indexOf(st,h+1))!==-1;)l.push({type:7,index:i}),h+=st.length-1}i++}}static createElement(e,u){let o=Ct.createElement("template");return o.innerHTML=e,o}};function $t(t,e,u=t,o){if(e===q)return e;let r=o!==void 0?u._$Co?.[o]:u._$Cl,i=Xt(e)?void 0:e._$litDirective$;return r?.constructor!==i&&(r?._$AO?.(!1),i===void 0?r=void 0:(r=new i(t),r._$AT(t,u,o)),o!==void 0?(u._$Co??=[])[o]=r:u._$Cl=r),r!==void 0&&(e=$t(t,r._$AS(t,e.values),r,o)),e}var le=class{constructor(e,u){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=u}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:u},parts:o}=this._$AD,r=(e?.creationScope??Ct).importNode(u,!0);xt.currentNode=r;let i=xt.nextNode(),a=0,s=0,l=o[0];for(;l!==void 0;){if(a===l.index){let c;l.type===2?c=new zt(i,i.nextSibling,this,e):l.type===1?c=new l.ctor(i,l.name,l.strings,this,e):l.type===6&&(c=new he(i,this,e)),this._$AV.push(c),l=o[++s]}a!==l?.index&&(i=xt.nextNode(),a++)}return xt.currentNode=Ct,r}p(e){let u=0;for(let o of this._$AV)o!==void 0&&(o.strings!==void 0?(o._$AI(e,o,u),u+=o.strings.length-2):o._$AI(e[u])),u++}},zt=class t{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,u,o,r){this.type=2,this._$AH=B,this._$AN=void 0,this._$AA=e,this._$AB=u,this._$AM=o,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,u=this._$AM;return u!==void 0&&e?.nodeType===11&&(e=u.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,u=this){e=$t(this,e,u),Xt(e)?e===B||e==null||e===""?(this._$AH!==B&&this._$AR(),this._$AH=B):e!==this._$AH&&e!==q&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Eu(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==B&&Xt(this._$AH)?this._$AA.nextSibling.data=e:this.T(Ct.createTextNode(e)),this._$AH=e}$(e){let{values:u,_$litType$:o}=e,r=typeof o=="number"?this._$AC(e):(o.el===void 0&&(o.el=Kt.createElement(Cu(o.h,o.h[0]),this.options)),o);if(this._$AH?._$AD===r)this._$AH.p(u);else{let i=new le(r,this),a=i.u(this.options);i.p(u),this.T(a),this._$AH=i}}_$AC(e){let u=wu.get(e.strings);return u===void 0&&wu.set(e.strings,u=new Kt(e)),u}k(e){Ie(this._$AH)||(this._$AH=[],this._$AR());let u=this._$AH,o,r=0;for(let i of e)r===u.length?u.push(o=new t(this.O(Yt()),this.O(Yt()),this,this.options)):o=u[r],o._$AI(i),r++;r<u.length&&(this._$AR(o&&o._$AB.nextSibling,r),u.length=r)}_$AR(e=this._$AA.nextSibling,u){for(this._$AP?.(!1,!0,u);e!==this._$AB;){let o=hu(e).nextSibling;hu(e).remove(),e=o}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},Dt=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,u,o,r,i){this.type=1,this._$AH=B,this._$AN=void 0,this.element=e,this.name=u,this._$AM=r,this.options=i,o.length>2||o[0]!==""||o[1]!==""?(this._$AH=Array(o.length-1).fill(new String),this.strings=o):this._$AH=B}_$AI(e,u=this,o,r){let i=this.strings,a=!1;if(i===void 0)e=$t(this,e,u,0),a=!Xt(e)||e!==this._$AH&&e!==q,a&&(this._$AH=e);else{let s=e,l,c;for(e=i[0],l=0;l<i.length-1;l++)c=$t(this,s[o+l],u,l),c===q&&(c=this._$AH[l]),a||=!Xt(c)||c!==this._$AH[l],c===B?e=B:e!==B&&(e+=(c??"")+i[l+1]),this._$AH[l]=c}a&&!r&&this.j(e)}j(e){e===B?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ce=class extends Dt{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===B?void 0:e}},de=class extends Dt{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==B)}},pe=class extends Dt{constructor(e,u,o,r,i){super(e,u,o,r,i),this.type=5}_$AI(e,u=this){if((e=$t(this,e,u,0)??B)===q)return;let o=this._$AH,r=e===B&&o!==B||e.capture!==o.capture||e.once!==o.once||e.passive!==o.passive,i=e!==B&&(o===B||r);r&&this.element.removeEventListener(this.name,this,o),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},he=class{constructor(e,u,o){this.element=e,this.type=6,this._$AN=void 0,this._$AM=u,this.options=o}get _$AU(){return this._$AM._$AU}_$AI(e){$t(this,e)}},Du={M:Le,P:st,A:Me,C:1,L:$u,R:le,D:Eu,V:$t,I:zt,H:Dt,N:de,U:pe,B:ce,F:he},hr=Oe.litHtmlPolyfillSupport;hr?.(Kt,zt),(Oe.litHtmlVersions??=[]).push("3.3.3");var Fu=(t,e,u)=>{let o=u?.renderBefore??e,r=o._$litPart$;if(r===void 0){let i=u?.renderBefore??null;o._$litPart$=r=new zt(e.insertBefore(Yt(),i),i,void 0,u??{})}return r._$AI(t),r};var Ve=globalThis,gt=class extends nt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let u=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Fu(u,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return q}};gt._$litElement$=!0,gt.finalized=!0,Ve.litElementHydrateSupport?.({LitElement:gt});var mr=Ve.litElementPolyfillSupport;mr?.({LitElement:gt});(Ve.litElementVersions??=[]).push("4.2.2");var Bu=x`
  :host {
    --height: var(--wa-form-control-toggle-size);
    --width: calc(var(--height) * 1.75);
    --thumb-size: 0.75em;

    display: inline-flex;
    line-height: var(--wa-form-control-value-line-height);
  }

  label {
    position: relative;
    display: flex;
    align-items: center;
    font: inherit;
    color: var(--wa-form-control-value-color);
    vertical-align: middle;
    cursor: pointer;
  }

  .switch {
    flex: 0 0 auto;
    position: relative;
    display: flex;
    align-items: center;
    justify-content: center;
    width: var(--width);
    height: var(--height);
    background-color: var(--wa-form-control-background-color);
    border-color: var(--wa-form-control-border-color);
    border-radius: var(--height);
    border-style: var(--wa-form-control-border-style);
    border-width: var(--wa-form-control-border-width);
    transition-property: translate, background, border-color, box-shadow;
    transition-duration: var(--wa-transition-normal);
    transition-timing-function: var(--wa-transition-easing);
  }

  :host([did-ssr]:not(:defined)) .switch {
    transition-property: unset;
    transition-duration: unset;
    transition-timing-function: unset;
  }

  .switch .thumb {
    aspect-ratio: 1 / 1;
    width: var(--thumb-size);
    height: var(--thumb-size);
    background-color: var(--wa-form-control-border-color);
    border-radius: 50%;
    translate: calc((var(--width) - var(--height)) / -2);
    transition: inherit;
  }
  .switch .thumb:dir(rtl) {
    translate: calc((var(--width) - var(--height)) / 2);
  }

  .input {
    position: absolute;
    opacity: 0;
    padding: 0;
    margin: 0;
    pointer-events: none;
  }

  /* Focus */
  label:not(.disabled) .input:focus-visible ~ [part~='control'] {
    outline: var(--wa-focus-ring);
    outline-offset: var(--wa-focus-ring-offset);
  }

  /* Checked */
  .checked .switch {
    background-color: var(--wa-form-control-activated-color);
    border-color: var(--wa-form-control-activated-color);
  }

  .checked .switch .thumb {
    background-color: var(--wa-color-surface-default);
    translate: calc((var(--width) - var(--height)) / 2);
  }
  .checked .switch .thumb:dir(rtl) {
    translate: calc((var(--width) - var(--height)) / -2);
  }

  /* Disabled */
  label:has(> :disabled) {
    opacity: 0.5;
    cursor: not-allowed;
  }

  [part~='label'] {
    display: inline-block;
    line-height: var(--height);
    margin-inline-start: 0.5em;
    user-select: none;
    -webkit-user-select: none;
  }

  :host([required]) [part~='label']::after {
    content: var(--wa-form-control-required-content);
    color: var(--wa-form-control-required-content-color);
    margin-inline-start: var(--wa-form-control-required-content-offset);
  }

  @media (forced-colors: active) {
    :checked:enabled + .switch:hover .thumb,
    :checked + .switch .thumb {
      background-color: ButtonText;
    }
  }
`;var Su=x`
  :host {
    display: flex;
    flex-direction: column;
  }

  /* Treat wrapped labels, inputs, and hints as direct children of the host element */
  [part~='form-control'] {
    display: contents;
  }

  /* Label */
  :is([part~='form-control-label'], [part~='label']):has(*:not(:empty)),
  :is([part~='form-control-label'], [part~='label']).has-label {
    display: inline-flex;
    color: var(--wa-form-control-label-color);
    font-weight: var(--wa-form-control-label-font-weight);
    line-height: var(--wa-form-control-label-line-height);
    margin-block-end: 0.5em;
  }

  :host([required]) :is([part~='form-control-label'], [part~='label'])::after {
    content: var(--wa-form-control-required-content);
    margin-inline-start: var(--wa-form-control-required-content-offset);
    color: var(--wa-form-control-required-content-color);
  }

  /* Help text */
  [part~='hint'] {
    display: block;
    color: var(--wa-form-control-hint-color);
    font-weight: var(--wa-form-control-hint-font-weight);
    line-height: var(--wa-form-control-hint-line-height);
    margin-block-start: 0.5em;
    font-size: var(--wa-font-size-smaller);

    &:not(.has-slotted, .has-hint, .has-count) {
      display: none;
    }
  }
`;var me=()=>({checkValidity(t){let e=t.input,u={message:"",isValid:!0,invalidKeys:[]};if(!e)return u;let o=!0;if("checkValidity"in e&&(o=e.checkValidity()),o)return u;if(u.isValid=!1,"validationMessage"in e&&(u.message=e.validationMessage),!("validity"in e))return u.invalidKeys.push("customError"),u;for(let r in e.validity){if(r==="valid")continue;let i=r;e.validity[i]&&u.invalidKeys.push(i)}return u}});var fe=class extends Event{constructor(){super("wa-invalid",{bubbles:!0,cancelable:!1,composed:!0})}};var fr=Object.defineProperty,gr=Object.getOwnPropertyDescriptor,Pu=t=>{throw TypeError(t)},n=(t,e,u,o)=>{for(var r=o>1?void 0:o?gr(e,u):e,i=t.length-1,a;i>=0;i--)(a=t[i])&&(r=(o?a(e,u,r):a(r))||r);return o&&r&&fr(e,u,r),r},ku=(t,e,u)=>e.has(t)||Pu("Cannot "+u),_u=(t,e,u)=>(ku(t,e,"read from private field"),u?u.call(t):e.get(t)),Ru=(t,e,u)=>e.has(t)?Pu("Cannot add the same private member more than once"):e instanceof WeakSet?e.add(t):e.set(t,u),Tu=(t,e,u,o)=>(ku(t,e,"write to private field"),o?o.call(t,u):e.set(t,u),u);var T=t=>(e,u)=>{u!==void 0?u.addInitializer(()=>{customElements.define(t,e)}):customElements.define(t,e)};var vr={attribute:!0,type:String,converter:Wt,reflect:!1,hasChanged:ne},br=(t=vr,e,u)=>{let{kind:o,metadata:r}=u,i=globalThis.litPropertyMetadata.get(r);if(i===void 0&&globalThis.litPropertyMetadata.set(r,i=new Map),o==="setter"&&((t=Object.create(t)).wrapped=!0),i.set(u.name,t),o==="accessor"){let{name:a}=u;return{set(s){let l=e.get.call(this);e.set.call(this,s),this.requestUpdate(a,l,t,!0,s)},init(s){return s!==void 0&&this.C(a,void 0,t,s),s}}}if(o==="setter"){let{name:a}=u;return function(s){let l=this[a];e.call(this,s),this.requestUpdate(a,l,t,!0,s)}}throw Error("Unsupported decorator location: "+o)};function d(t){return(e,u)=>typeof u=="object"?br(t,e,u):((o,r,i)=>{let a=r.hasOwnProperty(i);return r.constructor.createProperty(i,o),a?Object.getOwnPropertyDescriptor(r,i):void 0})(t,e,u)}function lt(t){return d({...t,state:!0,attribute:!1})}var Ft=(t,e,u)=>(u.configurable=!0,u.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(t,e,u),u);function z(t,e){return(u,o,r)=>{let i=a=>a.renderRoot?.querySelector(t)??null;if(e){let{get:a,set:s}=typeof o=="object"?u:r??(()=>{let l=Symbol();return{get(){return this[l]},set(c){this[l]=c}}})();return Ft(u,o,{get(){let l=a.call(this);return l===void 0&&(l=i(this),(l!==null||this.hasUpdated)&&s.call(this,l)),l}})}return Ft(u,o,{get(){return i(this)}})}}var wr=x`
  :host {
    box-sizing: border-box;
  }

  :host *,
  :host *::before,
  :host *::after {
    box-sizing: inherit;
  }

  [hidden],
  :host([hidden]) {
    display: none !important;
  }
`,Er=/;\s+$/;function yr(t){return t.replace(/[A-Z]/g,e=>`-${e.toLowerCase()}`)}function zu(t){let{property:e,value:u,element:o}=t;if(u){let r=o.getAttribute("style")||"";r&&(r.match(Er)||(r+=";"),r+=" ");let i=`${e}: ${u}`;return r.includes(i)?void 0:`${r}${i};`}return null}var ge,_=class extends gt{constructor(){super(),Ru(this,ge,!1),this.initialReflectedProperties=new Map,this.didSSR=!!this.shadowRoot,this.customStates={set:(e,u)=>{if(this.internals?.states)try{u?this.internals.states.add(e):this.internals.states.delete(e)}catch(o){if(String(o).includes("must start with '--'"))console.error("Your browser implements an outdated version of CustomStateSet. Consider using a polyfill");else throw o}},has:e=>{if(!this.internals?.states)return!1;try{return this.internals.states.has(e)}catch{return!1}}};try{this.internals=this.attachInternals()}catch{console.error("Element internals are not supported in your browser. Consider using a polyfill")}this.customStates.set("wa-defined",!0);let t=this.constructor;for(let[e,u]of t.elementProperties)u.default==="inherit"&&u.initial!==void 0&&typeof e=="string"&&this.customStates.set(`initial-${e}-${u.initial}`,!0)}static get styles(){let t=Array.isArray(this.css)?this.css:this.css?[this.css]:[];return[wr,...t]}connectedCallback(){super.connectedCallback(),this.didSSR||this.shadowRoot?.prepend(document.createComment(` Web Awesome: https://webawesome.com/docs/components/${this.localName.replace("wa-","")} `)),this.didSSR&&this.updateComplete.then(()=>{this.shadowRoot?.prepend(document.createComment(` Web Awesome: https://webawesome.com/docs/components/${this.localName.replace("wa-","")} `))})}attributeChangedCallback(t,e,u){_u(this,ge)||(this.constructor.elementProperties.forEach((o,r)=>{o.reflect&&this[r]!=null&&this.initialReflectedProperties.set(r,this[r])}),Tu(this,ge,!0)),super.attributeChangedCallback(t,e,u)}willUpdate(t){super.willUpdate(t),this.initialReflectedProperties.forEach((e,u)=>{t.has(u)&&this[u]==null&&(this[u]=e)})}firstUpdated(t){super.firstUpdated(t),this.didSSR&&this.shadowRoot?.querySelectorAll("slot").forEach(e=>{e.dispatchEvent(new Event("slotchange",{bubbles:!0,composed:!1,cancelable:!1}))})}update(t){try{super.update(t)}catch(e){if(this.didSSR&&!this.hasUpdated){let u=new Event("lit-hydration-error",{bubbles:!0,composed:!0,cancelable:!1});u.error=e,this.dispatchEvent(u)}throw e}}setStyle(t,e){if(!this.style){let u=zu({property:yr(t),value:e,element:this});u&&this.setAttribute("style",u);return}this.style[t]=e}setStyleProperty(t,e){if(!this.style){let u=zu({property:t,value:e,element:this});u&&this.setAttribute("style",u);return}this.style.setProperty(t,e)}relayNativeEvent(t,e){t.stopImmediatePropagation(),this.dispatchEvent(new t.constructor(t.type,{...t,...e}))}};ge=new WeakMap;n([d()],_.prototype,"dir",2);n([d()],_.prototype,"lang",2);n([d({type:Boolean,reflect:!0,attribute:"did-ssr"})],_.prototype,"didSSR",2);var Ar=()=>({observedAttributes:["custom-error"],checkValidity(t){let e={message:"",isValid:!0,invalidKeys:[]};return t.customError&&(e.message=t.customError,e.isValid=!1,e.invalidKeys=["customError"]),e}}),W=class extends _{constructor(){super(),this.name=null,this.disabled=!1,this.required=!1,this.assumeInteractionOn=["input"],this.validators=[],this.valueHasChanged=!1,this.hasInteracted=!1,this.customError=null,this.emittedEvents=[],this.emitInvalid=t=>{t.target===this&&(this.hasInteracted=!0,this.dispatchEvent(new fe))},this.handleInteraction=t=>{let e=this.emittedEvents;e.includes(t.type)||e.push(t.type),e.length===this.assumeInteractionOn?.length&&(this.hasInteracted=!0)},"addEventListener"in this&&this.addEventListener("invalid",this.emitInvalid)}static get validators(){return[Ar()]}static get observedAttributes(){let t=new Set(super.observedAttributes||[]);for(let e of this.validators)if(e.observedAttributes)for(let u of e.observedAttributes)t.add(u);return[...t]}connectedCallback(){super.connectedCallback(),this.didSSR&&!this.hasUpdated?this.updateComplete.then(()=>{this.updateValidity()}):this.updateValidity(),this.assumeInteractionOn.forEach(t=>{this.addEventListener?.(t,this.handleInteraction)})}firstUpdated(...t){super.firstUpdated(...t),this.updateValidity()}willUpdate(t){if(!!1&&t.has("customError")&&(this.customError||(this.customError=null),this.setCustomValidity(this.customError||"")),t.has("value")||t.has("disabled")||t.has("defaultValue")){let e=this.value;this.updateFormValue(e)}t.has("disabled")&&(this.customStates.set("disabled",this.disabled),(this.hasAttribute("disabled")||!!1&&!this.matches(":disabled"))&&this.toggleAttribute("disabled",this.disabled)),super.willUpdate(t),this.didSSR&&!this.hasUpdated?this.updateComplete.then(()=>this.updateValidity()):this.updateValidity()}updateFormValue(t){if(Array.isArray(t)){if(this.name){let e=new FormData;for(let u of t)e.append(this.name,u);this.setValue(e,e)}}else this.setValue(t,t)}get labels(){return this.internals.labels}getForm(){return this.internals.form}set form(t){t?this.setAttribute("form",t):this.removeAttribute("form")}get form(){return this.internals.form}get validity(){return this.internals.validity}get willValidate(){return this.internals.willValidate}get validationMessage(){return this.internals.validationMessage}checkValidity(){return this.updateValidity(),this.internals.checkValidity()}reportValidity(){return this.updateValidity(),this.hasInteracted=!0,this.internals.reportValidity()}get validationTarget(){return this.input||void 0}setValidity(...t){let e=t[0],u=t[1],o=t[2];o||(o=this.validationTarget),this.internals.setValidity(e,u,o||void 0),this.requestUpdate("validity"),this.setCustomStates()}setCustomStates(){let t=!!this.required,e=this.internals.validity.valid,u=this.hasInteracted;this.customStates.set("required",t),this.customStates.set("optional",!t),this.customStates.set("invalid",!e),this.customStates.set("valid",e),this.customStates.set("user-invalid",!e&&u),this.customStates.set("user-valid",e&&u)}setCustomValidity(t){if(!t){this.customError=null,this.setValidity({});return}this.customError=t,this.setValidity({customError:!0},t,this.validationTarget)}formResetCallback(){this.resetValidity(),this.hasInteracted=!1,this.valueHasChanged=!1,this.emittedEvents=[],this.updateValidity()}formDisabledCallback(t){this.disabled=t,this.updateValidity()}formStateRestoreCallback(t,e){this.didSSR&&!this.hasUpdated?this.updateComplete.then(()=>{this.value=t,e==="restore"&&this.resetValidity(),this.updateValidity()}):(this.value=t,e==="restore"&&this.resetValidity(),this.updateValidity())}setValue(...t){let[e,u]=t;this.internals.setFormValue(e,u)}get allValidators(){let t=this.constructor.validators||[],e=this.validators||[];return[...t,...e]}resetValidity(){this.setCustomValidity(""),this.setValidity({})}updateValidity(){if(this.disabled||this.hasAttribute("disabled")||!this.willValidate){this.resetValidity();return}let t=this.allValidators;if(!t?.length)return;let e={customError:!!this.customError},u=this.validationTarget||this.input||void 0,o="";for(let r of t){let{isValid:i,message:a,invalidKeys:s}=r.checkValidity(this);i||(o||(o=a),s?.length>=0&&s.forEach(l=>e[l]=!0))}o||(o=this.validationMessage),this.setValidity(e,o,u)}};W.formAssociated=!0;n([d({reflect:!0})],W.prototype,"name",2);n([d({type:Boolean})],W.prototype,"disabled",2);n([d({state:!0,attribute:!1})],W.prototype,"valueHasChanged",2);n([d({state:!0,attribute:!1})],W.prototype,"hasInteracted",2);n([d({attribute:"custom-error",reflect:!0})],W.prototype,"customError",2);n([d({attribute:!1,state:!0,type:Object})],W.prototype,"validity",1);var Ou={small:"s",medium:"m",large:"l"},Lu=new Set;function ve(t,e){e in Ou&&!Lu.has(`${t}:${e}`)&&(Lu.add(`${t}:${e}`),console.warn(`[${t}] size="${e}" is deprecated. Use size="${Ou[e]}" instead. The long-form value will be removed in the next major version.`))}var be=class{constructor(t,...e){this.slotNames=[],this.handleSlotChange=u=>{let o=u.target;(this.slotNames.includes("[default]")&&!o.name||o.name&&this.slotNames.includes(o.name))&&this.host.requestUpdate()},(this.host=t).addController(this),this.slotNames=e}hasDefaultSlot(){return this.host.childNodes?[...this.host.childNodes].some(t=>{if(t.nodeType===Node.TEXT_NODE&&t.textContent.trim()!=="")return!0;if(t.nodeType===Node.ELEMENT_NODE){let e=t;if(e.tagName.toLowerCase()==="wa-visually-hidden")return!1;if(!e.hasAttribute("slot"))return!0}return!1}):!1}hasNamedSlot(t){return this.host.querySelector?.(`:scope > [slot="${t}"]`)!==null}test(t,e){return e&&this.host.didSSR&&!this.host.hasUpdated?!!this.host[e]:t==="[default]"?this.hasDefaultSlot():this.hasNamedSlot(t)}hostConnected(){let t=this.host.shadowRoot;t&&"addEventListener"in t&&t.addEventListener("slotchange",this.handleSlotChange)}hostDisconnected(){let t=this.host.shadowRoot;t&&"removeEventListener"in t&&t.removeEventListener("slotchange",this.handleSlotChange)}};var we=x`
  :host([size='xs']) {
    font-size: var(--wa-font-size-xs);
  }

  :host([size='s']),
  :host([size='small']) {
    font-size: var(--wa-font-size-s);
  }

  :host([size='m']),
  :host([size='medium']) {
    font-size: var(--wa-font-size-m);
  }

  :host([size='l']),
  :host([size='large']) {
    font-size: var(--wa-font-size-l);
  }

  :host([size='xl']) {
    font-size: var(--wa-font-size-xl);
  }
`;function $(t,e){let u={waitUntilFirstUpdate:!1,...e};return(o,r)=>{let{update:i}=o,a=Array.isArray(t)?t:[t];o.update=function(s){a.forEach(l=>{let c=l;if(s.has(c)){let p=s.get(c),h=this[c];p!==h&&(!u.waitUntilFirstUpdate||this.hasUpdated)&&this[r](p,h)}}),i.call(this,s)}}}var He=new Set,Ot=new Map,dt,qe="ltr",Ue="en",Mu=typeof MutationObserver<"u"&&typeof document<"u"&&typeof document.documentElement<"u";if(Mu){let t=new MutationObserver(Iu);qe=document.documentElement.dir||"ltr",Ue=document.documentElement.lang||navigator.language,t.observe(document.documentElement,{attributes:!0,attributeFilter:["dir","lang"]})}function R(...t){t.map(e=>{let u=e.$code.toLowerCase();Ot.has(u)?Ot.set(u,Object.assign(Object.assign({},Ot.get(u)),e)):Ot.set(u,e),dt||(dt=e)}),Iu()}function Iu(){Mu&&(qe=document.documentElement.dir||"ltr",Ue=document.documentElement.lang||navigator.language),[...He.keys()].map(t=>{typeof t.requestUpdate=="function"&&t.requestUpdate()})}var Ee=class{constructor(e){this.host=e,this.host.addController(this)}hostConnected(){He.add(this.host)}hostDisconnected(){He.delete(this.host)}dir(){return`${this.host.dir||qe}`.toLowerCase()}lang(){let e=`${this.host.lang||Ue}`.toLowerCase().replace(/_/g,"-");try{return new Intl.Locale(e),e}catch{return dt?dt.$code.toLowerCase():"en"}}getTranslationData(e){var u,o;let r;try{r=new Intl.Locale(e.replace(/_/g,"-"))}catch{return{locale:void 0,language:"",region:"",primary:void 0,secondary:void 0}}let i=r.language.toLowerCase(),a=(o=(u=r.region)===null||u===void 0?void 0:u.toLowerCase())!==null&&o!==void 0?o:"",s=Ot.get(`${i}-${a}`),l=Ot.get(i);return{locale:r,language:i,region:a,primary:s,secondary:l}}exists(e,u){var o;let{primary:r,secondary:i}=this.getTranslationData((o=u.lang)!==null&&o!==void 0?o:this.lang());return u=Object.assign({includeFallback:!1},u),!!(r&&r[e]||i&&i[e]||u.includeFallback&&dt&&dt[e])}term(e,...u){let{primary:o,secondary:r}=this.getTranslationData(this.lang()),i;if(o&&o[e])i=o[e];else if(r&&r[e])i=r[e];else if(dt&&dt[e])i=dt[e];else return console.error(`No translation found for: ${String(e)}`),String(e);return typeof i=="function"?i(...u):i}date(e,u){return e=new Date(e),new Intl.DateTimeFormat(this.lang(),u).format(e)}number(e,u){return e=Number(e),isNaN(e)?"":new Intl.NumberFormat(this.lang(),u).format(e)}relativeTime(e,u,o){return new Intl.RelativeTimeFormat(this.lang(),o).format(e,u)}};var Nu={$code:"en",$name:"English",$dir:"ltr",allTagsRemoved:"All tags removed",am:"AM",autosizeColumn:"Autosize column",captions:"Captions",carousel:"Carousel",chooseDate:"Choose date",chooseDecade:"Choose decade",chooseMonth:"Choose month",chooseTime:"Choose time",chooseYear:"Choose year",clearEntry:"Clear entry",clearFilter:"Clear filter",clearSort:"Clear sort",close:"Close",closeCalendar:"Close calendar",closeTimeInput:"Close time picker",collapseRow:"Collapse row",columnMenu:"Column options",columnMovedToPosition:(t,e,u)=>`${t} moved to position ${e} of ${u}`,columns:"Columns",compactPageXOfY:(t,e)=>`${t} of ${e}`,completed:"Completed",copied:"Copied",copy:"Copy",createOption:t=>`Create "${t}"`,currentlyPlaying:"currently playing",currentValue:"Current value",date:"Date",datePickerKeyboardHelp:"Use arrow keys to change values; press Alt+Down Arrow to open the calendar.",day:"Day",dayPeriod:"AM/PM",decrement:"Decrement",deselectAllRows:"Deselect all rows",disabled:"Disabled",dropFileHere:"Drop file here or click to browse",dropFilesHere:"Drop files here or click to browse",empty:"Empty",endDate:"End date",enterFullscreen:"Enter fullscreen",error:"Error",exitFullscreen:"Exit fullscreen",expandRow:"Expand row",filterByColumn:t=>`Filter by ${t}`,filterFrom:"From",filterMax:"Max",filterMin:"Min",filterTo:"To",firstPage:"First page",goToSlide:(t,e)=>`Go to slide ${t} of ${e}`,hideColumn:"Hide column",hidePassword:"Hide password",hour:"Hour",incompleteDate:"Enter a valid date.",increment:"Increment",jumpBackwardX:t=>`Jump back ${t} pages`,jumpForwardX:t=>`Jump forward ${t} pages`,lastPage:"Last page",loading:"Loading",locked:"Locked",minute:"Minute",month:"Month",moreOptions:"More Options",mute:"Mute",nextDecade:"Next decade",nextMonth:"Next month",nextPage:"Next page",nextSlide:"Next slide",nextVideo:"Next Video",nextYear:"Next year",noData:"No data",noOptions:"No options",noResults:"No matching results",notCompleted:"Not completed",now:"Now",numCharacters:t=>t===1?"1 character":`${t} characters`,numCharactersRemaining:t=>t===1?"1 character remaining":`${t} characters remaining`,numOptionsAvailable:t=>t===0?"No options available":t===1?"1 option available":`${t} options available`,numOptionsSelected:t=>t===0?"No options selected":t===1?"1 option selected":`${t} options selected`,numRowsCopied:t=>t===1?"1 row copied":`${t} rows copied`,numRowsSelected:t=>t===1?"1 row selected":`${t} rows selected`,optionPosition:(t,e,u)=>`${t}, ${e} of ${u}`,optionsLoadError:"Options could not be loaded",pageXOfY:(t,e)=>`Page ${t} of ${e}`,pagination:"Pagination",pause:"Pause",pauseAnimation:"Pause animation",pictureInPicture:"Picture in picture",pinLeft:"Pin left",pinRight:"Pin right",play:"Play",playAnimation:"Play animation",playbackSpeed:"Playback speed",playlist:"Playlist",pm:"PM",previousDecade:"Previous decade",previousMonth:"Previous month",previousPage:"Previous page",previousSlide:"Previous slide",previousVideo:"Previous video",previousYear:"Previous year",progress:"Progress",rangeTooLong:t=>t===1?"Select a range no longer than 1 day":`Select a range no longer than ${t} days`,rangeTooShort:t=>t===1?"Select a range at least 1 day long":`Select a range at least ${t} days long`,readonly:"Read-only",remove:"Remove",resetColumns:"Reset columns",resize:"Resize",resizeColumn:"Resize column",rowsPerPage:"Rows per page",scrollableRegion:"Scrollable region",scrollToEnd:"Scroll to end",scrollToStart:"Scroll to start",search:"Search",second:"Second",seek:"Seek",seekProgress:(t,e)=>`${t} of ${e}`,selectAColorFromTheScreen:"Select a color from the screen",selectAllRows:"Select all rows",selected:"Selected",selectedDateLabel:t=>`Selected: ${t}`,selectedRangeLabel:t=>`Selected range: ${t}`,selectGroup:"Select group",selectionCleared:"Selection cleared",selectRow:"Select row",showingNofMRows:(t,e)=>`Showing ${t} of ${e} rows`,showingXtoYofZ:(t,e,u)=>`${t}\u2013${e} of ${u}`,showPassword:"Show password",slideNum:t=>`Slide ${t}`,sortAscending:"Sort ascending",sortColumn:"Sort column",sortDescending:"Sort descending",startDate:"Start date",steps:"Steps",stepXOfY:(t,e)=>`Step ${t} of ${e}`,tagAdded:t=>`${t} added`,tagAlreadyAdded:t=>`${t} is already added`,tagInputKeyboardHelp:"Press Backspace or Delete to remove this tag.",tagRemoved:t=>`${t} removed`,time:"Time",timeInputKeyboardHelp:"Use arrow keys to change values; press Alt+Down Arrow to open the time picker.",today:"Today",toggleColorFormat:"Toggle color format",tooFewTags:t=>t===1?"Add at least 1 tag":`Add at least ${t} tags`,tooManyTags:t=>t===1?"Add no more than 1 tag":`Add no more than ${t} tags`,unmute:"Unmute",unpin:"Unpin",unpinColumn:"Unpin column",videoPlayer:"Video player",volume:"Volume",year:"Year",zoomIn:"Zoom in",zoomOut:"Zoom out"};R(Nu);var We=Nu;var et=class extends Ee{lang(){return this.host.didSSR&&!this.host.hasUpdated?this.host.lang||"en":super.lang()}};R(We);var pt={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},ye=t=>(...e)=>({_$litDirective$:t,values:e}),Lt=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,u,o){this._$Ct=e,this._$AM=u,this._$Ci=o}_$AS(e,u){return this.update(e,u)}update(e,u){return this.render(...u)}};var M=ye(class extends Lt{constructor(t){if(super(t),t.type!==pt.ATTRIBUTE||t.name!=="class"||t.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(t){return" "+Object.keys(t).filter(e=>t[e]).join(" ")+" "}update(t,[e]){if(this.st===void 0){this.st=new Set,t.strings!==void 0&&(this.nt=new Set(t.strings.join(" ").split(/\s/).filter(o=>o!=="")));for(let o in e)e[o]&&!this.nt?.has(o)&&this.st.add(o);return this.render(e)}let u=t.element.classList;for(let o of this.st)o in e||(u.remove(o),this.st.delete(o));for(let o in e){let r=!!e[o];r===this.st.has(o)||this.nt?.has(o)||(r?(u.add(o),this.st.add(o)):(u.remove(o),this.st.delete(o)))}return q}});var I=t=>t??B;var{I:ja}=Du;var Vu=(t,e)=>e===void 0?t?._$litType$!==void 0:t?._$litType$===e;var Hu=t=>t.strings===void 0;var xr={},qu=(t,e=xr)=>t._$AH=e;var Uu=ye(class extends Lt{constructor(t){if(super(t),t.type!==pt.PROPERTY&&t.type!==pt.ATTRIBUTE&&t.type!==pt.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!Hu(t))throw Error("`live` bindings can only contain a single expression")}render(t){return t}update(t,[e]){if(e===q||e===B)return e;let u=t.element,o=t.name;if(t.type===pt.PROPERTY){if(e===u[o])return q}else if(t.type===pt.BOOLEAN_ATTRIBUTE){if(!!e===u.hasAttribute(o))return q}else if(t.type===pt.ATTRIBUTE&&u.getAttribute(o)===e+"")return q;return qu(t),e}});var k=class extends W{constructor(){super(...arguments),this.hasSlotController=new be(this,"hint"),this.localize=new et(this),this.title="",this.name=null,this._value=this.getAttribute("value")??null,this.size="m",this.disabled=!1,this._checked=null,this.defaultChecked=this.hasAttribute("checked"),this.required=!1,this.hint="",this.withHint=!1}static get validators(){return[...super.validators,me()]}get value(){return this._value??"on"}set value(t){this._value=t}handleSizeChange(){ve(this.localName,this.size)}get checked(){return this.valueHasChanged?!!this._checked:this._checked??this.defaultChecked}set checked(t){this._checked=!!t,this.valueHasChanged=!0}handleClick(){this.hasInteracted=!0,this.checked=!this.checked,this.updateComplete.then(()=>{this.dispatchEvent(new Event("change",{bubbles:!0,composed:!0}))})}handleKeyDown(t){let e=this.localize.dir()==="rtl";t.key==="ArrowLeft"&&(t.preventDefault(),this.checked=e,this.updateComplete.then(()=>{this.dispatchEvent(new Event("change",{bubbles:!0,composed:!0})),this.dispatchEvent(new InputEvent("input",{bubbles:!0,composed:!0}))})),t.key==="ArrowRight"&&(t.preventDefault(),this.checked=!e,this.updateComplete.then(()=>{this.dispatchEvent(new Event("change",{bubbles:!0,composed:!0})),this.dispatchEvent(new InputEvent("input",{bubbles:!0,composed:!0}))}))}willUpdate(t){super.willUpdate(t),(t.has("value")||t.has("checked")||t.has("defaultChecked")||t.has("disabled"))&&this.handleValueOrCheckedChange()}handleValueOrCheckedChange(){if(this.didSSR&&!this.hasUpdated){this.updateComplete.then(()=>{this.handleValueOrCheckedChange()});return}this.setValue(this.checked?this.value:null,this._value),this.updateValidity()}handleStateChange(){this.hasUpdated&&(this.input.checked=this.checked),this.customStates.set("checked",this.checked),this.updateValidity()}handleDisabledChange(){this.updateValidity()}click(){this.input.click()}focus(t){this.input.focus(t)}blur(){this.input.blur()}setValue(t,e){if(!this.checked){this.internals.setFormValue(null,null);return}this.internals.setFormValue(t??"on",e)}formResetCallback(){this._checked=null,super.formResetCallback(),this.handleValueOrCheckedChange()}render(){let t=this.hasSlotController.test("hint","withHint"),e=this.hint?!0:!!t,u=this.didSSR&&!this.hasUpdated?this.checked:this.defaultChecked,o=this.didSSR&&!this.hasUpdated?null:Uu(this.checked);return S`
      <label
        part="base switch"
        class=${M({checked:this.checked,disabled:this.disabled})}
      >
        <input
          class="input"
          type="checkbox"
          title=${this.title}
          name=${I(this.name)}
          value=${I(this.value)}
          .checked=${I(o)}
          ?checked=${u}
          ?disabled=${this.disabled}
          ?required=${this.required}
          role="switch"
          aria-checked=${this.checked?"true":"false"}
          aria-describedby="hint"
          @click=${this.handleClick}
          @keydown=${this.handleKeyDown}
        />

        <span part="control" class="switch">
          <span part="thumb" class="thumb"></span>
        </span>

        <slot part="label" class="label"></slot>
      </label>

      <slot
        id="hint"
        name="hint"
        part="hint"
        class=${M({"has-slotted":e})}
        aria-hidden=${e?"false":"true"}
        >${this.hint}</slot
      >
    `}};k.shadowRootOptions={...W.shadowRootOptions,delegatesFocus:!0};k.css=[Su,we,Bu];n([z('input[type="checkbox"]')],k.prototype,"input",2);n([d()],k.prototype,"title",2);n([d({reflect:!0})],k.prototype,"name",2);n([d({reflect:!0})],k.prototype,"value",1);n([d({reflect:!0})],k.prototype,"size",2);n([$("size")],k.prototype,"handleSizeChange",1);n([d({type:Boolean})],k.prototype,"disabled",2);n([d({type:Boolean,attribute:!1})],k.prototype,"checked",1);n([d({type:Boolean,attribute:"checked",reflect:!0})],k.prototype,"defaultChecked",2);n([d({type:Boolean,reflect:!0})],k.prototype,"required",2);n([d({attribute:"hint"})],k.prototype,"hint",2);n([d({attribute:"with-hint",type:Boolean})],k.prototype,"withHint",2);n([$(["checked","defaultChecked"])],k.prototype,"handleStateChange",1);n([$("disabled",{waitUntilFirstUpdate:!0})],k.prototype,"handleDisabledChange",1);k=n([T("wa-switch")],k);k.disableWarning?.("change-in-update");var Wu=x`
  :host {
    display: inline-block;
    color: var(--wa-color-neutral-on-quiet);
    font-weight: var(--wa-font-weight-action);
  }

  .tab {
    display: inline-flex;
    align-items: center;
    font: inherit;
    padding: 1em 1.5em;
    white-space: nowrap;
    user-select: none;
    -webkit-user-select: none;
    cursor: pointer;
    transition: color var(--wa-transition-fast) var(--wa-transition-easing);

    ::slotted(wa-icon:first-child) {
      margin-inline-end: 0.5em;
    }

    ::slotted(wa-icon:last-child) {
      margin-inline-start: 0.5em;
    }
  }

  @media (hover: hover) {
    :host(:hover:not([disabled])) .tab {
      color: currentColor;
    }
  }

  :host(:focus) {
    outline: transparent;
  }

  :host(:focus-visible) .tab {
    outline: var(--wa-focus-ring);
    outline-offset: calc(-1 * var(--wa-border-width-l) - var(--wa-focus-ring-offset));
  }

  :host([active]:not([disabled])) {
    color: var(--wa-color-brand-on-quiet);
  }

  :host([disabled]) .tab {
    opacity: 0.5;
    cursor: not-allowed;
  }

  @media (forced-colors: active) {
    :host([active]:not([disabled])) {
      outline: solid 1px transparent;
      outline-offset: -3px;
    }
  }
`;var Cr=0,j=class extends _{constructor(){super(...arguments),this.attrId=++Cr,this.componentId=`wa-tab-${this.attrId}`,this.panel="",this.active=!1,this.disabled=!1,this.tabIndex=0,this.slot="nav",this.role="tab"}handleActiveChange(){this.setAttribute("aria-selected",this.active?"true":"false")}handleDisabledChange(){this.setAttribute("aria-disabled",this.disabled?"true":"false"),this.disabled&&!this.active?this.tabIndex=-1:this.tabIndex=0}render(){return this.id=this.id?.length>0?this.id:this.componentId,S`
      <div
        part="base tab"
        class=${M({tab:!0,"tab-active":this.active})}
      >
        <slot></slot>
      </div>
    `}};j.css=Wu;n([z(".tab")],j.prototype,"tab",2);n([d({reflect:!0})],j.prototype,"panel",2);n([d({type:Boolean,reflect:!0})],j.prototype,"active",2);n([d({type:Boolean,reflect:!0})],j.prototype,"disabled",2);n([d({type:Number,reflect:!0})],j.prototype,"tabIndex",2);n([d({reflect:!0})],j.prototype,"slot",2);n([d({reflect:!0})],j.prototype,"role",2);n([$("active")],j.prototype,"handleActiveChange",1);n([$("disabled")],j.prototype,"handleDisabledChange",1);j=n([T("wa-tab")],j);var ju=class extends Event{constructor(t){super("wa-tab-show",{bubbles:!0,cancelable:!1,composed:!0}),this.detail=t}};var Yu=class extends Event{constructor(t){super("wa-tab-hide",{bubbles:!0,cancelable:!1,composed:!0}),this.detail=t}};var Xu=x`
  :host {
    --indicator-color: var(--wa-color-brand-fill-loud);
    --track-color: var(--wa-color-neutral-fill-normal);
    --track-width: 0.125rem;

    /* Private */
    --safe-track-width: max(0.5px, round(var(--track-width), 0.5px));

    display: block;
  }

  .tab-group {
    display: flex;
    border-radius: 0;
  }

  .tabs {
    display: flex;
    position: relative;
  }

  .indicator {
    position: absolute;
  }

  .tab-group-has-scroll-controls .nav-container {
    position: relative;
    padding: 0 1.5em;
  }

  .body {
    display: block;
  }

  .scroll-button {
    display: flex;
    align-items: center;
    justify-content: center;
    position: absolute;
    top: 0;
    bottom: 0;
    width: 1.5em;
  }

  .scroll-button-start {
    inset-inline-start: 0;
  }

  .scroll-button-end {
    inset-inline-end: 0;
  }

  /*
    * Top
    */

  .tab-group-top {
    flex-direction: column;
  }

  .tab-group-top .nav-container {
    order: 1;
  }

  .tab-group-top .nav {
    display: flex;
    overflow-x: auto;

    /* Hide scrollbar in Firefox */
    scrollbar-width: none;
  }

  /* Hide scrollbar in Chrome/Safari */
  .tab-group-top .nav::-webkit-scrollbar {
    width: 0;
    height: 0;
  }

  .tab-group-top .tabs {
    flex: 1 1 auto;
    position: relative;
    flex-direction: row;
    border-bottom: solid var(--safe-track-width) var(--track-color);
  }

  .tab-group-top .indicator {
    bottom: calc(-1 * var(--safe-track-width));
    border-bottom: solid var(--safe-track-width) var(--indicator-color);
  }

  .tab-group-top .body {
    order: 2;
  }

  .tab-group-top ::slotted(wa-tab[active]) {
    border-block-end: solid var(--safe-track-width) var(--indicator-color);
    margin-block-end: calc(-1 * var(--safe-track-width));
  }

  .tab-group-top .body slot::slotted(wa-tab-panel) {
    --padding: var(--wa-space-xl) 0;
  }

  /*
    * Bottom
    */

  .tab-group-bottom {
    flex-direction: column;
  }

  .tab-group-bottom .nav-container {
    order: 2;
  }

  .tab-group-bottom .nav {
    display: flex;
    overflow-x: auto;

    /* Hide scrollbar in Firefox */
    scrollbar-width: none;
  }

  /* Hide scrollbar in Chrome/Safari */
  .tab-group-bottom .nav::-webkit-scrollbar {
    width: 0;
    height: 0;
  }

  .tab-group-bottom .tabs {
    flex: 1 1 auto;
    position: relative;
    flex-direction: row;
    border-top: solid var(--safe-track-width) var(--track-color);
  }

  .tab-group-bottom .indicator {
    top: calc(-1 * var(--safe-track-width));
    border-top: solid var(--safe-track-width) var(--indicator-color);
  }

  .tab-group-bottom .body {
    order: 1;
  }

  .tab-group-bottom ::slotted(wa-tab[active]) {
    border-block-start: solid var(--safe-track-width) var(--indicator-color);
    margin-block-start: calc(-1 * var(--safe-track-width));
  }

  .tab-group-bottom .body slot::slotted(wa-tab-panel) {
    --padding: var(--wa-space-xl) 0;
  }

  /*
    * Start
    */

  .tab-group-start {
    flex-direction: row;
  }

  .tab-group-start .nav-container {
    order: 1;
  }

  .tab-group-start .tabs {
    flex: 0 0 auto;
    flex-direction: column;
    border-inline-end: solid var(--safe-track-width) var(--track-color);
  }

  .tab-group-start .indicator {
    inset-inline-end: calc(-1 * var(--safe-track-width));
    border-right: solid var(--safe-track-width) var(--indicator-color);
  }

  .tab-group-start .body {
    flex: 1 1 auto;
    order: 2;
  }

  .tab-group-start ::slotted(wa-tab[active]) {
    border-inline-end: solid var(--safe-track-width) var(--indicator-color);
    margin-inline-end: calc(-1 * var(--safe-track-width));
  }

  .tab-group-start .body slot::slotted(wa-tab-panel) {
    --padding: 0 var(--wa-space-xl);
  }

  /*
    * End
    */

  .tab-group-end {
    flex-direction: row;
  }

  .tab-group-end .nav-container {
    order: 2;
  }

  .tab-group-end .tabs {
    flex: 0 0 auto;
    flex-direction: column;
    border-left: solid var(--safe-track-width) var(--track-color);
  }

  .tab-group-end .indicator {
    inset-inline-start: calc(-1 * var(--safe-track-width));
    border-inline-start: solid var(--safe-track-width) var(--indicator-color);
  }

  .tab-group-end .body {
    flex: 1 1 auto;
    order: 1;
  }

  .tab-group-end ::slotted(wa-tab[active]) {
    border-inline-start: solid var(--safe-track-width) var(--indicator-color);
    margin-inline-start: calc(-1 * var(--safe-track-width));
  }

  .tab-group-end .body slot::slotted(wa-tab-panel) {
    --padding: 0 var(--wa-space-xl);
  }
`;function $r(t,e){return{top:Math.round(t.getBoundingClientRect().top-e.getBoundingClientRect().top),left:Math.round(t.getBoundingClientRect().left-e.getBoundingClientRect().left)}}function je(t,e,u="vertical",o="smooth"){let r=$r(t,e),i=r.top+e.scrollTop,a=r.left+e.scrollLeft,s=e.scrollLeft,l=e.scrollLeft+e.offsetWidth,c=e.scrollTop,p=e.scrollTop+e.offsetHeight;(u==="horizontal"||u==="both")&&(a<s?e.scrollTo({left:a,behavior:o}):a+t.clientWidth>l&&e.scrollTo({left:a-e.offsetWidth+t.clientWidth,behavior:o})),(u==="vertical"||u==="both")&&(i<c?e.scrollTo({top:i,behavior:o}):i+t.clientHeight>p&&e.scrollTo({top:i-e.offsetHeight+t.clientHeight,behavior:o}))}var U=class extends _{constructor(){super(...arguments),this.tabs=[],this.focusableTabs=[],this.panels=[],this.localize=new et(this),this.hasScrollControls=!1,this.active="",this.placement="top",this.activation="auto",this.withoutScrollControls=!1}connectedCallback(){super.connectedCallback(),!!1&&(this.resizeObserver=new ResizeObserver(()=>{this.updateScrollControls()}),this.mutationObserver=new MutationObserver(t=>{t.some(u=>!["aria-labelledby","aria-controls"].includes(u.attributeName))&&setTimeout(()=>this.setAriaLabels());let e=t.filter(u=>u.target.closest("wa-tab-group")===this);if(e.some(u=>u.attributeName==="disabled"))this.syncTabsAndPanels();else if(e.some(u=>u.attributeName==="active")){let o=e.filter(r=>r.attributeName==="active"&&r.target.tagName.toLowerCase()==="wa-tab").map(r=>r.target).find(r=>r.active);o&&o.closest("wa-tab-group")===this&&this.setActiveTab(o)}}),this.updateComplete.then(()=>{this.syncTabsAndPanels(),this.mutationObserver.observe(this,{attributes:!0,childList:!0,subtree:!0}),this.resizeObserver.observe(this.nav),new IntersectionObserver((e,u)=>{if(e[0].intersectionRatio>0){if(this.setAriaLabels(),this.active){let o=this.tabs.find(r=>r.panel===this.active);o&&this.setActiveTab(o)}else this.setActiveTab(this.getActiveTab()??this.tabs[0],{emitEvents:!1});u.unobserve(e[0].target)}}).observe(this.tabGroup)}))}disconnectedCallback(){super.disconnectedCallback(),this.mutationObserver?.disconnect(),this.nav&&this.resizeObserver?.unobserve(this.nav)}getAllTabs(){return[...this.shadowRoot.querySelector('slot[name="nav"]').assignedElements()].filter(e=>e.tagName.toLowerCase()==="wa-tab")}getAllPanels(){return[...this.defaultSlot.assignedElements()].filter(t=>t.tagName.toLowerCase()==="wa-tab-panel")}getActiveTab(){return this.tabs.find(t=>t.active)}handleClick(t){let u=t.target.closest("wa-tab");u?.closest("wa-tab-group")===this&&u!==null&&this.setActiveTab(u,{scrollBehavior:"smooth"})}handleKeyDown(t){let u=t.target.closest("wa-tab");if(u?.closest("wa-tab-group")===this){if(["Enter"," "].includes(t.key)){u!==null&&(this.setActiveTab(u,{scrollBehavior:"smooth"}),t.preventDefault());return}if(["ArrowLeft","ArrowRight","ArrowUp","ArrowDown","Home","End"].includes(t.key)){let r=this.tabs.find(s=>s.matches(":focus")),i=this.localize.dir()==="rtl",a=null;if(r?.tagName.toLowerCase()==="wa-tab"){if(t.key==="Home")a=this.focusableTabs[0];else if(t.key==="End")a=this.focusableTabs[this.focusableTabs.length-1];else if(["top","bottom"].includes(this.placement)&&t.key===(i?"ArrowRight":"ArrowLeft")||["start","end"].includes(this.placement)&&t.key==="ArrowUp"){let s=this.tabs.findIndex(l=>l===r);a=this.findNextFocusableTab(s,"backward")}else if(["top","bottom"].includes(this.placement)&&t.key===(i?"ArrowLeft":"ArrowRight")||["start","end"].includes(this.placement)&&t.key==="ArrowDown"){let s=this.tabs.findIndex(l=>l===r);a=this.findNextFocusableTab(s,"forward")}if(!a)return;a.tabIndex=0,a.focus({preventScroll:!0}),this.activation==="auto"?this.setActiveTab(a,{scrollBehavior:"smooth"}):this.tabs.forEach(s=>{s.tabIndex=s===a?0:-1}),["top","bottom"].includes(this.placement)&&je(a,this.nav,"horizontal"),t.preventDefault()}}}}findNextFocusableTab(t,e){let u=null,o=e==="forward"?1:-1,r=t+o;for(;t<this.tabs.length;){if(u=this.tabs[r]||null,u===null){e==="forward"?u=this.focusableTabs[0]:u=this.focusableTabs[this.focusableTabs.length-1];break}if(!u.disabled)break;r+=o}return u}handleScrollToStart(){this.nav.scroll({left:this.localize.dir()==="rtl"?this.nav.scrollLeft+this.nav.clientWidth:this.nav.scrollLeft-this.nav.clientWidth,behavior:"smooth"})}handleScrollToEnd(){this.nav.scroll({left:this.localize.dir()==="rtl"?this.nav.scrollLeft-this.nav.clientWidth:this.nav.scrollLeft+this.nav.clientWidth,behavior:"smooth"})}setActiveTab(t,e){if(e={emitEvents:!0,scrollBehavior:"auto",...e},t.closest("wa-tab-group")===this&&t!==this.activeTab&&!t.disabled){let u=this.activeTab;this.active=t.panel,this.activeTab=t,this.tabs.forEach(o=>{o.active=o===this.activeTab,o.tabIndex=o===this.activeTab?0:-1}),this.panels.forEach(o=>o.active=o.name===this.activeTab?.panel),["top","bottom"].includes(this.placement)&&je(this.activeTab,this.nav,"horizontal",e.scrollBehavior),e.emitEvents&&(u&&this.dispatchEvent(new Yu({name:u.panel})),this.dispatchEvent(new ju({name:this.activeTab.panel})))}}setAriaLabels(){this.tabs.forEach(t=>{let e=this.panels.find(u=>u.name===t.panel);e&&(t.setAttribute("aria-controls",e.getAttribute("id")),e.setAttribute("aria-labelledby",t.getAttribute("id")))})}syncTabsAndPanels(){this.tabs=this.getAllTabs(),this.focusableTabs=this.tabs.filter(t=>!t.disabled),this.panels=this.getAllPanels(),this.updateComplete.then(()=>this.updateScrollControls())}updateActiveTab(){let t=this.tabs.find(e=>e.panel===this.active);t&&this.setActiveTab(t,{scrollBehavior:"smooth"})}updateScrollControls(){this.withoutScrollControls?this.hasScrollControls=!1:this.hasScrollControls=["top","bottom"].includes(this.placement)&&this.nav.scrollWidth>this.nav.clientWidth+1}render(){let t=this.hasUpdated?this.localize.dir()==="rtl":this.dir==="rtl";return S`
      <div
        part="base tab-group"
        class=${M({"tab-group":!0,"tab-group-top":this.placement==="top","tab-group-bottom":this.placement==="bottom","tab-group-start":this.placement==="start","tab-group-end":this.placement==="end","tab-group-has-scroll-controls":this.hasScrollControls})}
        @click=${this.handleClick}
        @keydown=${this.handleKeyDown}
      >
        <div class="nav-container" part="nav">
          ${this.hasScrollControls?S`
                <wa-button
                  part="scroll-button scroll-button-start"
                  exportparts="base:scroll-button__base"
                  class="scroll-button scroll-button-start"
                  appearance="plain"
                  @click=${this.handleScrollToStart}
                >
                  <wa-icon
                    name=${t?"chevron-right":"chevron-left"}
                    library="system"
                    variant="solid"
                    label=${this.localize.term("scrollToStart")}
                  ></wa-icon>
                </wa-button>
              `:""}

          <!-- We have a focus listener because in Firefox (and soon to be Chrome) overflow containers are focusable. -->
          <div class="nav" @focus=${()=>this.activeTab?.focus({preventScroll:!0})}>
            <div part="tabs" class="tabs" role="tablist">
              <slot name="nav" @slotchange=${this.syncTabsAndPanels}></slot>
            </div>
          </div>

          ${this.hasScrollControls?S`
                <wa-button
                  part="scroll-button scroll-button-end"
                  class="scroll-button scroll-button-end"
                  exportparts="base:scroll-button__base"
                  appearance="plain"
                  @click=${this.handleScrollToEnd}
                >
                  <wa-icon
                    name=${t?"chevron-left":"chevron-right"}
                    library="system"
                    variant="solid"
                    label=${this.localize.term("scrollToEnd")}
                  ></wa-icon>
                </wa-button>
              `:""}
        </div>

        <div part="body" class="body"><slot @slotchange=${this.syncTabsAndPanels}></slot></div>
      </div>
    `}};U.css=Xu;n([z(".tab-group")],U.prototype,"tabGroup",2);n([z(".body slot")],U.prototype,"defaultSlot",2);n([z(".nav")],U.prototype,"nav",2);n([lt()],U.prototype,"hasScrollControls",2);n([d({reflect:!0})],U.prototype,"active",2);n([d()],U.prototype,"placement",2);n([d()],U.prototype,"activation",2);n([d({attribute:"without-scroll-controls",type:Boolean})],U.prototype,"withoutScrollControls",2);n([$("active")],U.prototype,"updateActiveTab",1);n([$("withoutScrollControls",{waitUntilFirstUpdate:!0})],U.prototype,"updateScrollControls",1);U=n([T("wa-tab-group")],U);var Ku=x`
  :host {
    --padding: 0;

    display: none;
  }

  :host([active]) {
    display: block;
  }

  .tab-panel {
    display: block;
    padding: var(--padding);
  }
`;var Dr=0,vt=class extends _{constructor(){super(...arguments),this.attrId=++Dr,this.componentId=`wa-tab-panel-${this.attrId}`,this.name="",this.active=!1,this.role="tabpanel"}connectedCallback(){super.connectedCallback(),this.id=(this.id||"").length>0?this.id:this.componentId}handleActiveChange(){this.setAttribute("aria-hidden",this.active?"false":"true")}render(){return S`
      <slot
        part="base"
        class=${M({"tab-panel":!0,"tab-panel-active":this.active})}
      ></slot>
    `}};vt.css=Ku;n([d({reflect:!0})],vt.prototype,"name",2);n([d({type:Boolean,reflect:!0})],vt.prototype,"active",2);n([d({reflect:!0})],vt.prototype,"role",2);n([$("active")],vt.prototype,"handleActiveChange",1);vt=n([T("wa-tab-panel")],vt);var Gu=x`
  @layer wa-component {
    :host {
      display: inline-block;

      /* Workaround because Chrome doesn't like :host(:has()) below
       * https://issues.chromium.org/issues/40062355
       * Firefox doesn't like this nested rule, so both are needed */
      &:has(wa-badge) {
        position: relative;
      }
    }

    /* Apply relative positioning only when needed to position wa-badge
     * This avoids creating a new stacking context for every button */
    :host(:has(wa-badge)) {
      position: relative;
    }
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    text-decoration: none;
    user-select: none;
    -webkit-user-select: none;
    white-space: nowrap;
    vertical-align: middle;
    transition-property: background, border, box-shadow, color, opacity, transform;
    transition-duration: var(--wa-transition-fast);
    transition-timing-function: var(--wa-transition-easing);
    transform-origin: center;
    cursor: pointer;
    padding: 0 var(--wa-form-control-padding-inline);
    font-family: inherit;
    font-size: inherit;
    font-weight: var(--wa-font-weight-action);
    height: var(--wa-form-control-height);
    width: 100%;

    background-color: var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud));

    border-color: transparent;
    color: var(--wa-color-on-loud, var(--wa-color-neutral-on-loud));
    border-start-start-radius: var(--_button-start-start-radius, var(--wa-form-control-border-radius));
    border-start-end-radius: var(--_button-start-end-radius, var(--wa-form-control-border-radius));
    border-end-start-radius: var(--_button-end-start-radius, var(--wa-form-control-border-radius));
    border-end-end-radius: var(--_button-end-end-radius, var(--wa-form-control-border-radius));
    border-style: var(--wa-form-control-border-style);
    border-width: var(--wa-form-control-border-width);
  }

  /* Hover and active transforms */
  .button:not(.disabled):not(.loading) {
    @media (hover: hover) {
      &:hover {
        transform: var(--wa-button-transform-hover);
      }
    }
    &:active {
      transform: var(--wa-button-transform-active);
    }

    @media (prefers-reduced-motion: reduce) {
      &:hover,
      &:active {
        transform: none;
      }
    }
  }

  /* Appearance modifiers */
  :host([appearance='plain']) {
    /* Indentation overrides for grouping */
    margin-inline-start: var(--_button-horizontal-indent);
    margin-block-start: var(--_button-vertical-indent);

    .button {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: transparent;
      border-color: transparent;
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
        background-color: var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet));
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='outlined']) {
    /* Indentation overrides for grouping outlined */
    margin-inline-start: var(--_button-horizontal-indent-outlined);
    margin-block-start: var(--_button-vertical-indent-outlined);

    .button {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: transparent;
      border-color: var(--wa-color-border-loud, var(--wa-color-neutral-border-loud));
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
        background-color: var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet));
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-quiet, var(--wa-color-neutral-on-quiet));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-quiet, var(--wa-color-neutral-fill-quiet)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='filled']) {
    /* Indentation overrides for grouping */
    margin-inline-start: var(--_button-horizontal-indent);
    margin-block-start: var(--_button-vertical-indent);

    .button {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal));
      border-color: transparent;
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
        background-color: color-mix(
          in oklab,
          var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
          var(--wa-color-mix-hover)
        );
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='filled-outlined']) {
    /* Indentation overrides for grouping outlined */
    margin-inline-start: var(--_button-horizontal-indent-outlined);
    margin-block-start: var(--_button-vertical-indent-outlined);

    .button {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal));
      border-color: var(--wa-color-border-normal, var(--wa-color-neutral-border-normal));
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
        background-color: color-mix(
          in oklab,
          var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
          var(--wa-color-mix-hover)
        );
      }
    }
    .button:not(.disabled):not(.loading):active {
      color: var(--wa-color-on-normal, var(--wa-color-neutral-on-normal));
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-normal, var(--wa-color-neutral-fill-normal)),
        var(--wa-color-mix-active)
      );
    }
  }

  :host([appearance='accent']) {
    /* Indentation overrides for grouping */
    margin-inline-start: var(--_button-horizontal-indent);
    margin-block-start: var(--_button-vertical-indent);

    .button {
      color: var(--wa-color-on-loud, var(--wa-color-neutral-on-loud));
      background-color: var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud));
      border-color: transparent;
    }
    @media (hover: hover) {
      .button:not(.disabled):not(.loading):hover {
        background-color: color-mix(
          in oklab,
          var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud)),
          var(--wa-color-mix-hover)
        );
      }
    }
    .button:not(.disabled):not(.loading):active {
      background-color: color-mix(
        in oklab,
        var(--wa-color-fill-loud, var(--wa-color-neutral-fill-loud)),
        var(--wa-color-mix-active)
      );
    }
  }

  /* Focus states */
  .button:focus {
    outline: none;
  }

  .button:focus-visible {
    outline: var(--wa-focus-ring);
    outline-offset: var(--wa-focus-ring-offset);
  }

  /* Disabled state */
  :host([disabled]) {
    opacity: 0.5;
    cursor: not-allowed;

    /* When disabled, prevent mouse events from bubbling up from children */
    .button {
      pointer-events: none;
    }
  }

  /* Keep it last so Safari doesn't stop parsing this block */
  .button::-moz-focus-inner {
    border: 0;
  }

  /* Icon buttons */
  .button.is-icon-button {
    outline-offset: 2px;
    width: var(--wa-form-control-height);
    aspect-ratio: 1;
  }

  /* Icon buttons with a caret need to grow to fit both the icon and the caret */
  .button.is-icon-button.caret {
    width: auto;
    aspect-ratio: auto;
    min-width: var(--wa-form-control-height);
  }

  /* Pill modifier */
  :host([pill]) .button {
    border-start-start-radius: var(--_button-start-start-radius, var(--wa-border-radius-pill));
    border-start-end-radius: var(--_button-start-end-radius, var(--wa-border-radius-pill));
    border-end-start-radius: var(--_button-end-start-radius, var(--wa-border-radius-pill));
    border-end-end-radius: var(--_button-end-end-radius, var(--wa-border-radius-pill));
  }

  /*
   * Label
   */

  .start,
  .end {
    flex: 0 0 auto;
    display: flex;
    align-items: center;
    pointer-events: none;
  }

  .label {
    display: inline-block;
  }

  .is-icon-button .label {
    display: flex;
    justify-content: center;
  }

  .label::slotted(wa-icon) {
    align-self: center;
  }

  /*
   * Caret modifier
   */

  wa-icon[part='caret'] {
    display: flex;
    align-self: center;
    align-items: center;

    &::part(svg) {
      width: 0.875em;
      height: 0.875em;
    }

    .button:has(&) .end {
      display: none;
    }
  }

  /*
   * Loading modifier
   */

  .loading {
    position: relative;
    cursor: wait;

    .start,
    .label,
    .end,
    .caret {
      /* Hidden with opacity, not visibility, so the label stays in the accessibility tree */
      opacity: 0;

      /* Unlike visibility: hidden, opacity leaves the content clickable */
      pointer-events: none;
    }

    wa-spinner {
      --indicator-color: currentColor;
      --track-color: color-mix(in oklab, currentColor, transparent 90%);

      position: absolute;
      font-size: 1em;
      height: 1em;
      width: 1em;
      top: calc(50% - 0.5em);
      left: calc(50% - 0.5em);
    }
  }

  /*
   * Badges
   */

  .button ::slotted(wa-badge) {
    border-color: var(--wa-color-surface-default);
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
    translate: 50% -50%;
    pointer-events: none;
  }

  :host(:dir(rtl)) ::slotted(wa-badge) {
    translate: -50% -50%;
  }

  /*
  * Button spacing
  */

  slot[name='start']::slotted(*) {
    margin-inline-end: 0.75em;
  }

  slot[name='end']::slotted(*),
  .button:not(.visually-hidden-label) [part='caret'] {
    margin-inline-start: 0.75em;
  }
`;var Zu=x`
  :where(:root),
  .wa-neutral,
  :host([variant='neutral']) {
    --wa-color-fill-loud: var(--wa-color-neutral-fill-loud);
    --wa-color-fill-normal: var(--wa-color-neutral-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-neutral-fill-quiet);
    --wa-color-border-loud: var(--wa-color-neutral-border-loud);
    --wa-color-border-normal: var(--wa-color-neutral-border-normal);
    --wa-color-border-quiet: var(--wa-color-neutral-border-quiet);
    --wa-color-on-loud: var(--wa-color-neutral-on-loud);
    --wa-color-on-normal: var(--wa-color-neutral-on-normal);
    --wa-color-on-quiet: var(--wa-color-neutral-on-quiet);
  }

  .wa-brand,
  :host([variant='brand']) {
    --wa-color-fill-loud: var(--wa-color-brand-fill-loud);
    --wa-color-fill-normal: var(--wa-color-brand-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-brand-fill-quiet);
    --wa-color-border-loud: var(--wa-color-brand-border-loud);
    --wa-color-border-normal: var(--wa-color-brand-border-normal);
    --wa-color-border-quiet: var(--wa-color-brand-border-quiet);
    --wa-color-on-loud: var(--wa-color-brand-on-loud);
    --wa-color-on-normal: var(--wa-color-brand-on-normal);
    --wa-color-on-quiet: var(--wa-color-brand-on-quiet);
  }

  .wa-success,
  :host([variant='success']) {
    --wa-color-fill-loud: var(--wa-color-success-fill-loud);
    --wa-color-fill-normal: var(--wa-color-success-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-success-fill-quiet);
    --wa-color-border-loud: var(--wa-color-success-border-loud);
    --wa-color-border-normal: var(--wa-color-success-border-normal);
    --wa-color-border-quiet: var(--wa-color-success-border-quiet);
    --wa-color-on-loud: var(--wa-color-success-on-loud);
    --wa-color-on-normal: var(--wa-color-success-on-normal);
    --wa-color-on-quiet: var(--wa-color-success-on-quiet);
  }

  .wa-warning,
  :host([variant='warning']) {
    --wa-color-fill-loud: var(--wa-color-warning-fill-loud);
    --wa-color-fill-normal: var(--wa-color-warning-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-warning-fill-quiet);
    --wa-color-border-loud: var(--wa-color-warning-border-loud);
    --wa-color-border-normal: var(--wa-color-warning-border-normal);
    --wa-color-border-quiet: var(--wa-color-warning-border-quiet);
    --wa-color-on-loud: var(--wa-color-warning-on-loud);
    --wa-color-on-normal: var(--wa-color-warning-on-normal);
    --wa-color-on-quiet: var(--wa-color-warning-on-quiet);
  }

  .wa-danger,
  :host([variant='danger']) {
    --wa-color-fill-loud: var(--wa-color-danger-fill-loud);
    --wa-color-fill-normal: var(--wa-color-danger-fill-normal);
    --wa-color-fill-quiet: var(--wa-color-danger-fill-quiet);
    --wa-color-border-loud: var(--wa-color-danger-border-loud);
    --wa-color-border-normal: var(--wa-color-danger-border-normal);
    --wa-color-border-quiet: var(--wa-color-danger-border-quiet);
    --wa-color-on-loud: var(--wa-color-danger-on-loud);
    --wa-color-on-normal: var(--wa-color-danger-on-normal);
    --wa-color-on-quiet: var(--wa-color-danger-on-quiet);
  }
`;var Qu=Symbol.for(""),Fr=t=>{if(t?.r===Qu)return t?._$litStatic$};var Ye=(t,...e)=>({_$litStatic$:e.reduce((u,o,r)=>u+(i=>{if(i._$litStatic$!==void 0)return i._$litStatic$;throw Error(`Value passed to 'literal' function must be a 'literal' result: ${i}. Use 'unsafeStatic' to pass non-literal values, but
            take care to ensure page security.`)})(o)+t[r+1],t[0]),r:Qu}),Ju=new Map,Xe=t=>(e,...u)=>{let o=u.length,r,i,a=[],s=[],l,c=0,p=!1;for(;c<o;){for(l=e[c];c<o&&(i=u[c],(r=Fr(i))!==void 0);)l+=r+e[++c],p=!0;c!==o&&s.push(i),a.push(l),c++}if(c===o&&a.push(e[o]),p){let h=a.join("$$lit$$");(e=Ju.get(h))===void 0&&(a.raw=a,Ju.set(h,e=a)),u=s}return t(e,...u)},Ae=Xe(S),Rs=Xe(Au),Ts=Xe(xu);var w=class extends W{constructor(){super(...arguments),this.assumeInteractionOn=["click"],this.hasSlotController=new be(this,"[default]","start","end"),this.localize=new et(this),this.invalid=!1,this.isIconButton=!1,this.title="",this.variant="neutral",this.appearance="accent",this.size="m",this.withCaret=!1,this.withStart=!1,this.withEnd=!1,this.disabled=!1,this.loading=!1,this.pill=!1,this.type="button"}static get validators(){return[...super.validators,me()]}handleSizeChange(){ve(this.localName,this.size)}constructLightDOMButton(){let t=document.createElement("button");for(let e of this.attributes)e.name!=="style"&&t.setAttribute(e.name,e.value);return t.type=this.type,t.style.position="absolute !important",t.style.width="0 !important",t.style.height="0 !important",t.style.clipPath="inset(50%) !important",t.style.overflow="hidden !important",t.style.whiteSpace="nowrap !important",this.name&&(t.name=this.name),t.value=this.value||"",t}handleClick(t){if(this.disabled||this.loading){t.preventDefault(),t.stopImmediatePropagation();return}if(this.type!=="submit"&&this.type!=="reset"||!this.getForm())return;let u=this.constructLightDOMButton();this.parentElement?.append(u),u.click(),u.remove()}handleInvalid(){this.dispatchEvent(new fe)}handleLabelSlotChange(){let t=this.labelSlot.assignedNodes({flatten:!0}),e=!1,u=!1,o=!1,r=!1;[...t].forEach(i=>{if(i.nodeType===Node.ELEMENT_NODE){let a=i;a.localName==="wa-icon"?(u=!0,e||(e=a.label!==void 0)):r=!0}else i.nodeType===Node.TEXT_NODE&&(i.textContent?.trim()||"").length>0&&(o=!0)}),this.isIconButton=u&&!o&&!r,this.customStates.set("icon-button",this.isIconButton),this.isIconButton&&!e&&console.warn('Icon buttons must have a label for screen readers. Add <wa-icon label="..."> to remove this warning.',this)}isButton(){return!this.href}isLink(){return!!this.href}handleDisabledChange(){this.customStates.set("disabled",this.disabled),this.updateValidity()}handleHrefChange(){this.customStates.set("link",this.isLink())}handleLoadingChange(){this.customStates.set("loading",this.loading)}setValue(...t){}click(){this.button.click()}focus(t){this.button.focus(t)}blur(){this.button.blur()}render(){let t=this.isLink(),e=t?Ye`a`:Ye`button`;return Ae`
      <${e}
        part="base button"
        class=${M({button:!0,caret:this.withCaret,disabled:this.disabled,loading:this.loading,rtl:this.localize.dir()==="rtl","has-label":this.hasSlotController.test("[default]"),"has-start":this.hasSlotController.test("start","withStart"),"has-end":this.hasSlotController.test("end","withEnd"),"is-icon-button":this.isIconButton})}
        ?disabled=${I(t?void 0:this.disabled)}
        type=${I(t?void 0:this.type)}
        title=${this.title}
        name=${I(t?void 0:this.name)}
        value=${I(t?void 0:this.value)}
        href=${I(t?this.href:void 0)}
        target=${I(t?this.target:void 0)}
        download=${I(t?this.download:void 0)}
        rel=${I(t&&this.rel?this.rel:void 0)}
        role=${I(t?void 0:"button")}
        aria-disabled=${I(t&&this.disabled?"true":void 0)}
        aria-busy=${this.loading?"true":"false"}
        tabindex=${this.disabled?"-1":"0"}
        @invalid=${this.isButton()?this.handleInvalid:null}
        @click=${this.handleClick}
      >
        <slot name="start" part="start" class="start"></slot>
        <slot part="label" class="label" @slotchange=${this.handleLabelSlotChange}></slot>
        <slot name="end" part="end" class="end"></slot>
        ${this.withCaret?Ae`
                <wa-icon part="caret" class="caret" library="system" name="chevron-down" variant="solid"></wa-icon>
              `:""}
        ${this.loading?Ae`<wa-spinner part="spinner"></wa-spinner>`:""}
      </${e}>
    `}};w.shadowRootOptions={...W.shadowRootOptions,delegatesFocus:!0};w.css=[Gu,Zu,we];n([z(".button")],w.prototype,"button",2);n([z("slot:not([name])")],w.prototype,"labelSlot",2);n([lt()],w.prototype,"invalid",2);n([lt()],w.prototype,"isIconButton",2);n([d()],w.prototype,"title",2);n([d({reflect:!0})],w.prototype,"variant",2);n([d({reflect:!0})],w.prototype,"appearance",2);n([d({reflect:!0})],w.prototype,"size",2);n([$("size")],w.prototype,"handleSizeChange",1);n([d({attribute:"with-caret",type:Boolean,reflect:!0})],w.prototype,"withCaret",2);n([d({attribute:"with-start",type:Boolean})],w.prototype,"withStart",2);n([d({attribute:"with-end",type:Boolean})],w.prototype,"withEnd",2);n([d({type:Boolean})],w.prototype,"disabled",2);n([d({type:Boolean,reflect:!0})],w.prototype,"loading",2);n([d({type:Boolean,reflect:!0})],w.prototype,"pill",2);n([d()],w.prototype,"type",2);n([d({reflect:!0})],w.prototype,"name",2);n([d({reflect:!0})],w.prototype,"value",2);n([d({reflect:!0})],w.prototype,"href",2);n([d()],w.prototype,"target",2);n([d()],w.prototype,"rel",2);n([d()],w.prototype,"download",2);n([d({attribute:"formaction"})],w.prototype,"formAction",2);n([d({attribute:"formenctype"})],w.prototype,"formEnctype",2);n([d({attribute:"formmethod"})],w.prototype,"formMethod",2);n([d({attribute:"formnovalidate",type:Boolean})],w.prototype,"formNoValidate",2);n([d({attribute:"formtarget"})],w.prototype,"formTarget",2);n([$("disabled",{waitUntilFirstUpdate:!0})],w.prototype,"handleDisabledChange",1);n([$("href")],w.prototype,"handleHrefChange",1);n([$("loading",{waitUntilFirstUpdate:!0})],w.prototype,"handleLoadingChange",1);w=n([T("wa-button")],w);w.disableWarning?.("change-in-update");var to=x`
  :host {
    --track-width: 2px;
    --track-color: var(--wa-color-neutral-fill-normal);
    --indicator-color: var(--wa-color-brand-fill-loud);
    --speed: 2s;
    --size: 1em;

    /*
      Resizing a spinner element using anything but font-size will break the animation because the animation uses em
      units. Therefore, if a spinner is used in a flex container without \`flex: none\` applied, the spinner can
      grow/shrink and break the animation. The use of \`flex: none\` on the host element prevents this by always having
      the spinner sized according to its actual dimensions.
    */
    flex: none;
    display: inline-flex;
    width: var(--size);
    height: var(--size);
  }

  svg {
    width: 100%;
    height: 100%;
    aspect-ratio: 1;
    animation: spin var(--speed) linear infinite;
  }

  .track,
  .indicator {
    --radius: calc(var(--size) / 2 - var(--track-width) / 2);
    --circumference: calc(var(--radius) * 2 * 3.141592654);

    cx: calc(var(--size) / 2);
    cy: calc(var(--size) / 2);
    r: var(--radius);
    fill: none;
    stroke-width: var(--track-width);
  }

  .track {
    stroke: var(--track-color);
  }

  .indicator {
    stroke: var(--indicator-color);
    stroke-linecap: round;
    stroke-dasharray: calc(0.597 * var(--circumference)), calc(0.796 * var(--circumference));
    stroke-dashoffset: calc(-0.04 * var(--circumference));
    animation: dash 1.5s ease-in-out infinite;
  }

  @keyframes spin {
    0% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes dash {
    0% {
      stroke-dasharray: calc(0.008 * var(--circumference)), calc(1.194 * var(--circumference));
      stroke-dashoffset: 0;
    }
    50% {
      stroke-dasharray: calc(0.716 * var(--circumference)), calc(1.194 * var(--circumference));
      stroke-dashoffset: calc(-0.278 * var(--circumference));
    }
    100% {
      stroke-dasharray: calc(0.716 * var(--circumference)), calc(1.194 * var(--circumference));
      stroke-dashoffset: calc(-0.987 * var(--circumference));
    }
  }
`;var Ke=class extends _{constructor(){super(...arguments),this.localize=new et(this)}render(){return S`
      <svg
        part="base spinner"
        role="progressbar"
        aria-label=${this.localize.term("loading")}
        fill="none"
        xmlns="http://www.w3.org/2000/svg"
      >
        <circle class="track" />
        <circle class="indicator" />
      </svg>
    `}};Ke.css=to;Ke=n([T("wa-spinner")],Ke);var eo=class extends Event{constructor(){super("wa-error",{bubbles:!0,cancelable:!1,composed:!0})}};var uo=class extends Event{constructor(){super("wa-load",{bubbles:!0,cancelable:!1,composed:!0})}};var oo=x`
  :host {
    --primary-color: currentColor;
    --primary-opacity: 1;
    --secondary-color: currentColor;
    --secondary-opacity: 0.4;
    --rotate-angle: 0deg;

    box-sizing: content-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    vertical-align: -0.125em;
  }

  /* #region Canvas — the box the icon is centered within (mirrors Font Awesome's icon canvas). Orthogonal to font-size. */

  /* Fixed width (default): 1.25em × 1em (20 × 16px) */
  :host(:not([canvas])),
  :host([canvas='fixed']) {
    width: 1.25em;
    height: 1em;
    min-width: 1.25em; /* <-- this is what Safari respects for intrinsic */
    min-height: 1em;
  }

  /* Auto: hug the icon's width. \`auto-width\` is the deprecated alias for canvas="auto". */
  :host([canvas='auto']),
  :host([auto-width]:not([canvas])) {
    width: auto;
    height: 1em;
  }

  /* Square: 1.25em × 1.25em (20 × 20px) */
  :host([canvas='square']) {
    width: 1.25em;
    height: 1.25em;
    min-width: 1.25em;
    min-height: 1.25em;
  }

  /* Roomy: 1.5em × 1.5em (24 × 24px) */
  :host([canvas='roomy']) {
    width: 1.5em;
    height: 1.5em;
    min-width: 1.5em;
    min-height: 1.5em;
  }

  /* #endregion */

  svg {
    /* NOTE: Avoid setting fill here. A stylesheet rule beats SVG presentation attributes, breaking stroke-based
       libraries like Lucide (fill="none" stroke="currentColor") and attribute-based mutators (issue #1733). The default
       library applies fill="currentColor" in its mutator instead. */
    height: 1em;
    overflow: visible;
    width: auto;

    /* Duotone colors with path-specific opacity fallback */
    path[data-duotone-primary] {
      color: var(--primary-color);
      opacity: var(--path-opacity, var(--primary-opacity));
    }

    path[data-duotone-secondary] {
      color: var(--secondary-color);
      opacity: var(--path-opacity, var(--secondary-opacity));
    }
  }

  /* Rotation */
  :host([rotate]) {
    transform: rotate(var(--rotate-angle, 0deg));
  }

  /* Flipping */
  :host([flip='x']) {
    transform: scaleX(-1);
  }
  :host([flip='y']) {
    transform: scaleY(-1);
  }
  :host([flip='both']) {
    transform: scale(-1, -1);
  }

  /* Rotation and Flipping combined */
  :host([rotate][flip='x']) {
    transform: rotate(var(--rotate-angle, 0deg)) scaleX(-1);
  }
  :host([rotate][flip='y']) {
    transform: rotate(var(--rotate-angle, 0deg)) scaleY(-1);
  }
  :host([rotate][flip='both']) {
    transform: rotate(var(--rotate-angle, 0deg)) scale(-1, -1);
  }

  /* #region Animations — ported from Font Awesome 7.3 (--fa-* props mapped to wa-icon's --* names) */

  :host([animation='beat']) {
    animation-name: beat;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='bounce']) {
    animation-name: bounce;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, cubic-bezier(0.28, 0.84, 0.42, 1));
  }

  :host([animation='fade']) {
    animation-name: fade;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='beat-fade']) {
    animation-name: beat-fade;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='flip']) {
    animation-name: flip;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1.5s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='flip-360']) {
    animation-name: flip-360;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='shake']) {
    animation-name: shake;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.75s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
  }

  :host([animation='spin']) {
    animation-name: spin;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 2s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-pulse']) {
    animation-name: spin;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, steps(8));
  }

  /* spin-reverse is FA's reverse modifier expressed as a standalone value; reverse any spin via --animation-direction: reverse */
  :host([animation='spin-reverse']) {
    animation-name: spin;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, reverse);
    animation-duration: var(--animation-duration, 2s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-snap']) {
    animation-name: spin-snap;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 3s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-snap-4']) {
    animation-name: spin-snap-4;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 2.4s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='spin-snap-8']) {
    animation-name: spin-snap-8;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 4s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='buzz']) {
    animation-name: buzz;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.6s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, linear);
  }

  :host([animation='wag']) {
    animation-name: wag;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.9s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-out);
    transform-origin: bottom center;
  }

  :host([animation='float']) {
    animation-name: float;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 3s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-in-out);
    will-change: transform;
  }

  :host([animation='swing']) {
    animation-name: swing;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 1.2s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-out);
    transform-origin: top center;
  }

  :host([animation='jello']) {
    animation-name: jello;
    animation-delay: var(--animation-delay, 0s);
    animation-direction: var(--animation-direction, normal);
    animation-duration: var(--animation-duration, 0.9s);
    animation-iteration-count: var(--animation-iteration-count, infinite);
    animation-timing-function: var(--animation-timing, ease-out);
  }

  @media (prefers-reduced-motion: reduce) {
    :host([animation='beat']),
    :host([animation='bounce']),
    :host([animation='fade']),
    :host([animation='beat-fade']),
    :host([animation='flip']),
    :host([animation='flip-360']),
    :host([animation='shake']),
    :host([animation='spin']),
    :host([animation='spin-pulse']),
    :host([animation='spin-reverse']),
    :host([animation='spin-snap']),
    :host([animation='spin-snap-4']),
    :host([animation='spin-snap-8']),
    :host([animation='buzz']),
    :host([animation='wag']),
    :host([animation='float']),
    :host([animation='swing']),
    :host([animation='jello']) {
      animation: none !important;
      transition: none !important;
    }
  }

  /* #endregion */

  /* #region Keyframes — ported verbatim from Font Awesome 7.3 */

  @keyframes beat {
    0% {
      transform: scale(1);
    }
    25% {
      transform: scale(calc(1.25 * var(--beat-scale, 1.25)));
    }
    45% {
      transform: scale(calc(1.22 * var(--beat-scale, 1.22)));
    }
    65% {
      transform: scale(calc(1.25 * var(--beat-scale, 1.25)));
    }
    90% {
      transform: scale(1);
    }
  }

  @keyframes bounce {
    0% {
      transform: scale(1, 1) translateY(0);
      /* No fallback by design (ported from FA 7.3): the first segment uses the user's --animation-timing or the CSS
         initial ease, while the explicit cubic-beziers on later stops drive the bounce physics. */
      animation-timing-function: var(--animation-timing);
    }
    14% {
      transform: scale(var(--bounce-start-scale-x, 1.06), var(--bounce-start-scale-y, 0.94))
        translateY(var(--bounce-anticipation, 3px));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    32% {
      transform: scale(var(--bounce-jump-scale-x, 0.94), var(--bounce-jump-scale-y, 1.12))
        translateY(calc(-1 * var(--bounce-height, 0.5em)));
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    52% {
      transform: scale(1, 1) translateY(calc(-1 * var(--bounce-height, 0.5em) * 1.1));
      animation-timing-function: cubic-bezier(0.5, 0, 1, 0.5);
    }
    70% {
      transform: scale(var(--bounce-land-scale-x, 1.06), var(--bounce-land-scale-y, 0.92)) translateY(0);
      animation-timing-function: cubic-bezier(0.33, 0.33, 0.66, 1);
    }
    85% {
      transform: scale(0.98, 1.04) translateY(calc(-2px * var(--bounce-rebound, 1)));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: scale(1, 1) translateY(0);
    }
  }

  @keyframes fade {
    0% {
      opacity: 1;
      transform: scale(1);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    40% {
      opacity: var(--fade-opacity, 0.4);
      transform: scale(0.98);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    100% {
      opacity: 1;
      transform: scale(1);
    }
  }

  @keyframes beat-fade {
    0% {
      opacity: var(--beat-fade-opacity, 0.4);
      transform: scale(1);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    25% {
      opacity: calc(var(--beat-fade-opacity, 0.4) + 0.4);
      transform: scale(var(--beat-fade-scale, 1.28));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    45% {
      opacity: 1;
      transform: scale(var(--beat-fade-scale, 1.25));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    65% {
      opacity: calc(var(--beat-fade-opacity, 0.4) + 0.4);
      transform: scale(var(--beat-fade-scale, 1.28));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    100% {
      opacity: var(--beat-fade-opacity, 0.4);
      transform: scale(1);
    }
  }

  @keyframes flip {
    0% {
      transform: perspective(2em) scale(1) rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    8% {
      transform: perspective(2em) scale(var(--flip-anticipation-scale, 0.95))
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    35% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), calc(var(--flip-angle, -360deg) * 0.6));
      animation-timing-function: linear;
    }
    65% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), calc(var(--flip-angle, -360deg) * 0.5));
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    92% {
      transform: perspective(2em) scale(1)
        rotate3d(
          var(--flip-x, 0),
          var(--flip-y, 1),
          var(--flip-z, 0),
          calc(var(--flip-angle, -360deg) * var(--flip-overshoot, 1.04))
        );
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), var(--flip-angle, -360deg));
    }
  }

  @keyframes flip-360 {
    0% {
      transform: perspective(2em) scale(1) rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.4, 1);
    }
    8% {
      transform: perspective(2em) scale(var(--flip-anticipation-scale, 0.95))
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), 0deg);
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    50% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), calc(var(--flip-angle, -360deg) * 0.6));
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    80% {
      transform: perspective(2em) scale(1)
        rotate3d(
          var(--flip-x, 0),
          var(--flip-y, 1),
          var(--flip-z, 0),
          calc(var(--flip-angle, -360deg) * var(--flip-overshoot, 1.04))
        );
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: perspective(2em) scale(1)
        rotate3d(var(--flip-x, 0), var(--flip-y, 1), var(--flip-z, 0), var(--flip-angle, -360deg));
    }
  }

  @keyframes shake {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.8, 1);
    }
    8% {
      transform: rotate(35deg) translateX(1px);
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    20% {
      transform: rotate(-22deg) translateX(-1px);
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    35% {
      transform: rotate(15deg) translateX(1px);
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    50% {
      transform: rotate(-9deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    65% {
      transform: rotate(5deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    78% {
      transform: rotate(-3deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    90% {
      transform: rotate(1deg);
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    100% {
      transform: rotate(0deg);
    }
  }

  @keyframes spin {
    0% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes spin-snap {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    12% {
      transform: rotate(60deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    16.67% {
      transform: rotate(60deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    28.67% {
      transform: rotate(120deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    33.33% {
      transform: rotate(120deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    45.33% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    50% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    62% {
      transform: rotate(240deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    66.67% {
      transform: rotate(240deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    78.67% {
      transform: rotate(300deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    83.33% {
      transform: rotate(300deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    95.33% {
      transform: rotate(360deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes spin-snap-4 {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    15% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    25% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    40% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    50% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    65% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    75% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    90% {
      transform: rotate(360deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes spin-snap-8 {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    9% {
      transform: rotate(45deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    12.5% {
      transform: rotate(45deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    21.5% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    25% {
      transform: rotate(90deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    34% {
      transform: rotate(135deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    37.5% {
      transform: rotate(135deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    46.5% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    50% {
      transform: rotate(180deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    59% {
      transform: rotate(225deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    62.5% {
      transform: rotate(225deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    71.5% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    75% {
      transform: rotate(270deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    84% {
      transform: rotate(315deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    87.5% {
      transform: rotate(315deg);
      animation-timing-function: cubic-bezier(0, 0, 0.2, 1);
    }
    96.5% {
      transform: rotate(360deg);
      animation-timing-function: cubic-bezier(0.8, 0, 1, 1);
    }
    100% {
      transform: rotate(360deg);
    }
  }

  @keyframes buzz {
    0% {
      transform: translateX(0) rotate(0deg);
      animation-timing-function: cubic-bezier(0.1, 0, 0.9, 1);
    }
    5% {
      transform: translateX(var(--buzz-distance, 4px)) rotate(0.5deg);
    }
    10% {
      transform: translateX(calc(-1 * var(--buzz-distance, 4px))) rotate(-0.5deg);
    }
    15% {
      transform: translateX(var(--buzz-distance, 4px)) rotate(0.3deg);
    }
    20% {
      transform: translateX(calc(-1 * var(--buzz-distance, 4px))) rotate(-0.3deg);
    }
    25% {
      transform: translateX(calc(var(--buzz-distance, 4px) * 0.7)) rotate(0.2deg);
    }
    30% {
      transform: translateX(calc(-1 * var(--buzz-distance, 4px) * 0.7)) rotate(-0.2deg);
    }
    35% {
      transform: translateX(calc(var(--buzz-distance, 4px) * 0.4)) rotate(0.1deg);
    }
    40% {
      transform: translateX(0) rotate(0deg);
    }
    100% {
      transform: translateX(0) rotate(0deg);
    }
  }

  @keyframes wag {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.6, 1);
    }
    12% {
      transform: rotate(var(--wag-angle, 12deg));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    24% {
      transform: rotate(2deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.6, 1);
    }
    36% {
      transform: rotate(calc(var(--wag-angle, 12deg) * 0.85));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    48% {
      transform: rotate(1deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.6, 1);
    }
    58% {
      transform: rotate(calc(var(--wag-angle, 12deg) * 0.6));
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    68% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(0deg);
    }
  }

  @keyframes float {
    0% {
      transform: translateY(0) translateX(0) rotate(0deg)
        scale(var(--float-squash-x, 1.02), var(--float-squash-y, 0.98));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    15% {
      transform: translateY(calc(-0.4 * var(--float-height, 6px))) translateX(var(--float-drift, 1px))
        rotate(var(--float-tilt, 1deg)) scale(1, 1);
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    35% {
      transform: translateY(calc(-1 * var(--float-height, 6px))) translateX(0) rotate(0deg)
        scale(var(--float-stretch-x, 0.98), var(--float-stretch-y, 1.03));
      animation-timing-function: cubic-bezier(0.5, 0, 0.5, 0);
    }
    50% {
      transform: translateY(calc(-0.92 * var(--float-height, 6px))) translateX(calc(-0.5 * var(--float-drift, 1px)))
        rotate(calc(-0.5 * var(--float-tilt, 1deg))) scale(0.995, 1.01);
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 0.33);
    }
    70% {
      transform: translateY(calc(-0.3 * var(--float-height, 6px))) translateX(calc(-1 * var(--float-drift, 1px)))
        rotate(calc(-1 * var(--float-tilt, 1deg))) scale(1, 1);
      animation-timing-function: cubic-bezier(0.33, 0.66, 0.66, 1);
    }
    90% {
      transform: translateY(calc(0.05 * var(--float-height, 6px))) translateX(0) rotate(0deg)
        scale(var(--float-squash-x, 1.02), var(--float-squash-y, 0.98));
      animation-timing-function: cubic-bezier(0.33, 0, 0.66, 1);
    }
    100% {
      transform: translateY(0) translateX(0) rotate(0deg)
        scale(var(--float-squash-x, 1.02), var(--float-squash-y, 0.98));
    }
  }

  @keyframes swing {
    0% {
      transform: rotate(0deg);
      animation-timing-function: cubic-bezier(0.2, 0, 0.8, 1);
    }
    8% {
      transform: rotate(var(--swing-angle, 22deg));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    18% {
      transform: rotate(calc(-1 * var(--swing-angle, 22deg) * 0.85));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    28% {
      transform: rotate(calc(var(--swing-angle, 22deg) * 0.65));
      animation-timing-function: cubic-bezier(0.35, 0, 0.65, 1);
    }
    38% {
      transform: rotate(calc(-1 * var(--swing-angle, 22deg) * 0.45));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    48% {
      transform: rotate(calc(var(--swing-angle, 22deg) * 0.25));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    56% {
      transform: rotate(calc(-1 * var(--swing-angle, 22deg) * 0.1));
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    64% {
      transform: rotate(0deg);
    }
    100% {
      transform: rotate(0deg);
    }
  }

  @keyframes jello {
    0% {
      transform: scale(1, 1);
      animation-timing-function: cubic-bezier(0.2, 0, 0.8, 1);
    }
    12% {
      transform: scale(var(--jello-scale-x, 1.15), calc(2 - var(--jello-scale-x, 1.15)));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    24% {
      transform: scale(calc(2 - var(--jello-scale-y, 1.12)), var(--jello-scale-y, 1.12));
      animation-timing-function: cubic-bezier(0.3, 0, 0.7, 1);
    }
    36% {
      transform: scale(
        calc(1 + (var(--jello-scale-x, 1.15) - 1) * 0.5),
        calc(2 - (1 + (var(--jello-scale-x, 1.15) - 1) * 0.5))
      );
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    48% {
      transform: scale(
        calc(2 - (1 + (var(--jello-scale-y, 1.12) - 1) * 0.3)),
        calc(1 + (var(--jello-scale-y, 1.12) - 1) * 0.3)
      );
      animation-timing-function: cubic-bezier(0.4, 0, 0.6, 1);
    }
    58% {
      transform: scale(1.02, 0.98);
      animation-timing-function: cubic-bezier(0.4, 0, 0.2, 1);
    }
    68% {
      transform: scale(1, 1);
    }
    100% {
      transform: scale(1, 1);
    }
  }

  /* #endregion */
`;var ro={name:"default",resolver:()=>""};var io={name:"system",resolver:()=>""};var Br="classic",Sr=[ro,io],ao=new Set;function no(t){ao.add(t)}function so(t){ao.delete(t)}function xe(t){return Sr.find(e=>e.name===t)}function lo(){return Br}var Gt=Symbol(),Ce=Symbol(),Ge,Ze=new Map,O=class extends _{constructor(){super(...arguments),this.svg=null,this.autoWidth=!1,this.swapOpacity=!1,this.label="",this.library="default",this.rotate=0,this.resolveIcon=async(t,e)=>{let u;if(e?.spriteSheet){this.hasUpdated||await this.updateComplete,this.svg=S`<svg part="svg">
        <use part="use" href="${t}"></use>
      </svg>`,await this.updateComplete;let o=this.shadowRoot.querySelector("[part='svg']");return typeof e.mutator=="function"&&e.mutator(o,this),this.svg}try{if(u=await fetch(t,{mode:"cors"}),!u.ok)return u.status===410?Gt:Ce}catch{return Ce}try{let o=document.createElement("div");o.innerHTML=await u.text();let r=o.firstElementChild;if(r?.tagName?.toLowerCase()!=="svg")return Gt;Ge||(Ge=new DOMParser);let a=Ge.parseFromString(r.outerHTML,"text/html").body.querySelector("svg");return a?(a.part.add("svg"),document.adoptNode(a)):Gt}catch{return Gt}}}connectedCallback(){super.connectedCallback(),no(this)}firstUpdated(t){super.firstUpdated(t),this.hasAttribute("rotate")&&this.style.setProperty("--rotate-angle",`${this.rotate}deg`),this.setIcon()}disconnectedCallback(){super.disconnectedCallback(),so(this)}async getIconSource(){let t=xe(this.library),e=this.family||lo();if(this.name&&t){let u=this.canvas==="auto"||this.autoWidth,o;try{o=await t.resolver(this.name,e,this.variant,u)}catch{o=void 0}return{url:o,fromLibrary:!0}}return{url:this.src,fromLibrary:!1}}handleLabelChange(){typeof this.label=="string"&&this.label.length>0?(this.setAttribute("role","img"),this.setAttribute("aria-label",this.label),this.removeAttribute("aria-hidden")):(this.removeAttribute("role"),this.removeAttribute("aria-label"),this.setAttribute("aria-hidden","true"))}async setIcon(){let{url:t,fromLibrary:e}=await this.getIconSource(),u=e?xe(this.library):void 0;if(!t){this.svg=null;return}let o=Ze.get(t);o||(o=this.resolveIcon(t,u),Ze.set(t,o));let r=await o;r===Ce&&Ze.delete(t);let i=await this.getIconSource();if(t===i.url){if(Vu(r)){this.svg=r;return}switch(r){case Ce:case Gt:this.svg=null,this.dispatchEvent(new eo);break;default:this.svg=r.cloneNode(!0),u?.mutator?.(this.svg,this),this.dispatchEvent(new uo)}}}willUpdate(t){return this.style||this.setStyleProperty("--rotate-angle",`${this.rotate}deg`),super.willUpdate(t)}updated(t){super.updated(t);let e=xe(this.library);this.hasAttribute("rotate")&&this.style.setProperty("--rotate-angle",`${this.rotate}deg`);let u=this.shadowRoot?.querySelector("svg");u&&e?.mutator?.(u,this)}render(){return this.hasUpdated?this.svg:S`<svg part="svg" width="16" height="16" viewBox="0 0 16 16"></svg>`}};O.css=oo;n([lt()],O.prototype,"svg",2);n([d({reflect:!0})],O.prototype,"name",2);n([d({reflect:!0})],O.prototype,"family",2);n([d({reflect:!0})],O.prototype,"variant",2);n([d({reflect:!0})],O.prototype,"canvas",2);n([d({attribute:"auto-width",type:Boolean,reflect:!0})],O.prototype,"autoWidth",2);n([d({attribute:"swap-opacity",type:Boolean,reflect:!0})],O.prototype,"swapOpacity",2);n([d()],O.prototype,"src",2);n([d()],O.prototype,"label",2);n([d({reflect:!0})],O.prototype,"library",2);n([d({type:Number,reflect:!0})],O.prototype,"rotate",2);n([d({type:String,reflect:!0})],O.prototype,"flip",2);n([d({type:String,reflect:!0})],O.prototype,"animation",2);n([$("label")],O.prototype,"handleLabelChange",1);n([$(["family","name","library","variant","src","autoWidth","canvas","swapOpacity"],{waitUntilFirstUpdate:!0})],O.prototype,"setIcon",1);O=n([T("wa-icon")],O);var co=x`
  :host {
    --max-width: 30ch;

    /** These styles are added so we don't interfere in the DOM. */
    display: inline-block;
    position: absolute;

    /** Defaults for inherited CSS properties */
    color: var(--wa-tooltip-content-color);
    font-size: var(--wa-tooltip-font-size);
    line-height: var(--wa-tooltip-line-height);
    text-align: start;
    white-space: normal;
  }

  .tooltip {
    --arrow-size: var(--wa-tooltip-arrow-size);
    --arrow-color: var(--wa-tooltip-background-color);
  }

  .tooltip::part(popup) {
    z-index: 1000;
  }

  .tooltip[placement^='top']::part(popup) {
    transform-origin: bottom;
  }

  .tooltip[placement^='bottom']::part(popup) {
    transform-origin: top;
  }

  .tooltip[placement^='left']::part(popup) {
    transform-origin: right;
  }

  .tooltip[placement^='right']::part(popup) {
    transform-origin: left;
  }

  .body {
    display: block;
    width: max-content;
    max-width: var(--max-width);
    border-radius: var(--wa-tooltip-border-radius);
    background-color: var(--wa-tooltip-background-color);
    border: var(--wa-tooltip-border-width) var(--wa-tooltip-border-style) var(--wa-tooltip-border-color);
    padding: 0.25em 0.5em;
    user-select: none;
    -webkit-user-select: none;
  }

  .tooltip {
    --popup-border-width: var(--wa-tooltip-border-width);

    /* Inset box-shadow, not a border: Safari seams a clip-path edge that runs along a border. */
    &::part(arrow) {
      box-shadow: inset calc(-1 * var(--wa-tooltip-border-width)) calc(-1 * var(--wa-tooltip-border-width)) 0 0
        var(--wa-tooltip-border-color);
    }
  }
`;var po=class extends Event{constructor(){super("wa-show",{bubbles:!0,cancelable:!0,composed:!0})}};var ho=class extends Event{constructor(t){super("wa-hide",{bubbles:!0,cancelable:!0,composed:!0}),this.detail=t}};var mo=class extends Event{constructor(){super("wa-after-hide",{bubbles:!0,cancelable:!1,composed:!0})}};var fo=class extends Event{constructor(){super("wa-after-show",{bubbles:!0,cancelable:!1,composed:!0})}};var go=class extends Event{constructor(){super("wa-reposition",{bubbles:!0,cancelable:!1,composed:!0})}};var vo=x`
  :host {
    --arrow-color: black;
    --arrow-size: var(--wa-tooltip-arrow-size);
    --popup-border-width: 0px;
    --show-duration: var(--wa-transition-fast);
    --hide-duration: var(--wa-transition-fast);

    /*
     * These properties are computed to account for the arrow's dimensions after being rotated 45º. The constant
     * 0.7071 is derived from sin(45) to calculate the length of the arrow after rotation.
     *
     * The diamond will be translated inward by --arrow-base-offset, the border thickness, to centralise it on
     * the inner edge of the popup border. This also means we need to increase the size of the arrow by the
     * same amount to compensate.
     *
     * A diamond shaped clipping mask is used to avoid overlap of popup content. This extends slightly inward so
     * the popup border is covered with no sub-pixel rounding artifacts. The diamond corners are mitred at 22.5º
     * to properly merge any arrow border with the popup border. The constant 1.4142 is derived from 1 + tan(22.5).
     *
     */
    --arrow-base-offset: var(--popup-border-width);
    --arrow-size-diagonal: calc((var(--arrow-size) + var(--arrow-base-offset)) * 0.7071);
    --arrow-padding-offset: calc(var(--arrow-size-diagonal) - var(--arrow-size));
    --arrow-size-div: calc(var(--arrow-size-diagonal) * 2);
    --arrow-clipping-corner: calc(var(--arrow-base-offset) * 1.4142);

    display: contents;
  }

  .popup {
    position: absolute;
    isolation: isolate;
    max-width: var(--auto-size-available-width, none);
    max-height: var(--auto-size-available-height, none);

    /* Clear UA styles for [popover] */
    :where(&) {
      inset: unset;
      padding: unset;
      margin: unset;
      width: unset;
      height: unset;
      color: unset;
      background: unset;
      border: unset;
      overflow: unset;
    }
  }

  .popup-fixed {
    position: fixed;
  }

  .popup:not(.popup-active) {
    display: none;
  }

  .arrow {
    position: absolute;
    width: var(--arrow-size-div);
    height: var(--arrow-size-div);
    background: var(--arrow-color);
    z-index: 3;
    clip-path: polygon(
      var(--arrow-clipping-corner) 100%,
      var(--arrow-base-offset) calc(100% - var(--arrow-base-offset)),
      calc(var(--arrow-base-offset) - 2px) calc(100% - var(--arrow-base-offset)),
      calc(100% - var(--arrow-base-offset)) calc(var(--arrow-base-offset) - 2px),
      calc(100% - var(--arrow-base-offset)) var(--arrow-base-offset),
      100% var(--arrow-clipping-corner),
      100% 100%
    );
    rotate: 45deg;
  }

  :host([data-current-placement|='left']) .arrow {
    rotate: -45deg;
  }

  :host([data-current-placement|='right']) .arrow {
    rotate: 135deg;
  }

  :host([data-current-placement|='bottom']) .arrow {
    rotate: 225deg;
  }

  /* Hover bridge */
  .popup-hover-bridge:not(.popup-hover-bridge-visible) {
    display: none;
  }

  .popup-hover-bridge {
    position: fixed;
    z-index: 899;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    clip-path: polygon(
      var(--hover-bridge-top-left-x, 0) var(--hover-bridge-top-left-y, 0),
      var(--hover-bridge-top-right-x, 0) var(--hover-bridge-top-right-y, 0),
      var(--hover-bridge-bottom-right-x, 0) var(--hover-bridge-bottom-right-y, 0),
      var(--hover-bridge-bottom-left-x, 0) var(--hover-bridge-bottom-left-y, 0)
    );
  }

  /* Built-in animations */
  .show {
    animation: show var(--show-duration) ease;
  }

  .hide {
    animation: show var(--hide-duration) ease reverse;
  }

  @keyframes show {
    from {
      opacity: 0;
    }
    to {
      opacity: 1;
    }
  }

  .show-with-scale {
    animation: show-with-scale var(--show-duration) ease;
  }

  .hide-with-scale {
    animation: show-with-scale var(--hide-duration) ease reverse;
  }

  @keyframes show-with-scale {
    from {
      opacity: 0;
      scale: 0.8;
    }
    to {
      opacity: 1;
      scale: 1;
    }
  }
`;var ut=Math.min,G=Math.max,Jt=Math.round,Qt=Math.floor,ot=t=>({x:t,y:t}),Pr={left:"right",right:"left",bottom:"top",top:"bottom"};function Je(t,e,u){return G(t,ut(e,u))}function Bt(t,e){return typeof t=="function"?t(e):t}function bt(t){return t.split("-")[0]}function St(t){return t.split("-")[1]}function Qe(t){return t==="x"?"y":"x"}function De(t){return t==="y"?"height":"width"}function rt(t){let e=t[0];return e==="t"||e==="b"?"y":"x"}function Fe(t){return Qe(rt(t))}function Eo(t,e,u){u===void 0&&(u=!1);let o=St(t),r=Fe(t),i=De(r),a=r==="x"?o===(u?"end":"start")?"right":"left":o==="start"?"bottom":"top";return e.reference[i]>e.floating[i]&&(a=Zt(a)),[a,Zt(a)]}function yo(t){let e=Zt(t);return[$e(t),e,$e(e)]}function $e(t){return t.includes("start")?t.replace("start","end"):t.replace("end","start")}var bo=["left","right"],wo=["right","left"],kr=["top","bottom"],_r=["bottom","top"];function Rr(t,e,u){switch(t){case"top":case"bottom":return u?e?wo:bo:e?bo:wo;case"left":case"right":return e?kr:_r;default:return[]}}function Ao(t,e,u,o){let r=St(t),i=Rr(bt(t),u==="start",o);return r&&(i=i.map(a=>a+"-"+r),e&&(i=i.concat(i.map($e)))),i}function Zt(t){let e=bt(t);return Pr[e]+t.slice(e.length)}function Tr(t){var e,u,o,r;return{top:(e=t.top)!=null?e:0,right:(u=t.right)!=null?u:0,bottom:(o=t.bottom)!=null?o:0,left:(r=t.left)!=null?r:0}}function tu(t){return typeof t!="number"?Tr(t):{top:t,right:t,bottom:t,left:t}}function Pt(t){let{x:e,y:u,width:o,height:r}=t;return{width:o,height:r,top:u,left:e,right:e+o,bottom:u+r,x:e,y:u}}function xo(t,e,u){let{reference:o,floating:r}=t,i=rt(e),a=Fe(e),s=De(a),l=bt(e),c=i==="y",p=o.x+o.width/2-r.width/2,h=o.y+o.height/2-r.height/2,f=o[s]/2-r[s]/2,m;switch(l){case"top":m={x:p,y:o.y-r.height};break;case"bottom":m={x:p,y:o.y+o.height};break;case"right":m={x:o.x+o.width,y:h};break;case"left":m={x:o.x-r.width,y:h};break;default:m={x:o.x,y:o.y}}let g=St(e);return g&&(m[a]+=f*(g==="end"?1:-1)*(u&&c?-1:1)),m}async function Co(t,e){var u;e===void 0&&(e={});let{x:o,y:r,platform:i,rects:a,elements:s,strategy:l}=t,{boundary:c="clippingAncestors",rootBoundary:p="viewport",elementContext:h="floating",altBoundary:f=!1,padding:m=0}=Bt(e,t),g=tu(m),E=s[f?h==="floating"?"reference":"floating":h],b=Pt(await i.getClippingRect({element:(u=await(i.isElement==null?void 0:i.isElement(E)))==null||u?E:E.contextElement||await(i.getDocumentElement==null?void 0:i.getDocumentElement(s.floating)),boundary:c,rootBoundary:p,strategy:l})),A=h==="floating"?{x:o,y:r,width:a.floating.width,height:a.floating.height}:a.reference,C=await(i.getOffsetParent==null?void 0:i.getOffsetParent(s.floating)),D=await(i.isElement==null?void 0:i.isElement(C))&&await(i.getScale==null?void 0:i.getScale(C))||{x:1,y:1},V=Pt(i.convertOffsetParentRelativeRectToViewportRelativeRect?await i.convertOffsetParentRelativeRectToViewportRelativeRect({elements:s,rect:A,offsetParent:C,strategy:l}):A);return{top:(b.top-V.top+g.top)/D.y,bottom:(V.bottom-b.bottom+g.bottom)/D.y,left:(b.left-V.left+g.left)/D.x,right:(V.right-b.right+g.right)/D.x}}var zr=50,$o=async(t,e,u)=>{let{placement:o="bottom",strategy:r="absolute",middleware:i=[],platform:a}=u,s=a.detectOverflow?a:{...a,detectOverflow:Co},l=await(a.isRTL==null?void 0:a.isRTL(e)),c=await a.getElementRects({reference:t,floating:e,strategy:r}),{x:p,y:h}=xo(c,o,l),f=o,m=0,g={};for(let v=0;v<i.length;v++){let E=i[v];if(!E)continue;let{name:b,fn:A}=E,{x:C,y:D,data:V,reset:P}=await A({x:p,y:h,initialPlacement:o,placement:f,strategy:r,middlewareData:g,rects:c,platform:s,elements:{reference:t,floating:e}});p=C??p,h=D??h,g[b]={...g[b],...V},P&&m<zr&&(m++,typeof P=="object"&&(P.placement&&(f=P.placement),P.rects&&(c=P.rects===!0?await a.getElementRects({reference:t,floating:e,strategy:r}):P.rects),{x:p,y:h}=xo(c,f,l)),v=-1)}return{x:p,y:h,placement:f,strategy:r,middlewareData:g}},Do=t=>({name:"arrow",options:t,async fn(e){let{x:u,y:o,placement:r,rects:i,platform:a,elements:s,middlewareData:l}=e,{element:c,padding:p=0}=Bt(t,e)||{};if(c==null)return{};let h=tu(p),f={x:u,y:o},m=Fe(r),g=De(m),v=await a.getDimensions(c),E=m==="y",b=E?"top":"left",A=E?"bottom":"right",C=E?"clientHeight":"clientWidth",D=i.reference[g]+i.reference[m]-f[m]-i.floating[g],V=f[m]-i.reference[m],P=await(a.getOffsetParent==null?void 0:a.getOffsetParent(c)),H=P?P[C]:0;(!H||!await(a.isElement==null?void 0:a.isElement(P)))&&(H=s.floating[C]||i.floating[g]);let Y=D/2-V/2,Q=H/2-v[g]/2-1,L=ut(h[b],Q),Vt=ut(h[A],Q),Ht=H-v[g]-Vt,tt=H/2-v[g]/2+Y,X=Je(L,tt,Ht),Et=!l.arrow&&St(r)!=null&&tt!==X&&i.reference[g]/2-(tt<L?L:Vt)-v[g]/2<0,at=Et?tt<L?tt-L:tt-Ht:0;return{[m]:f[m]+at,data:{[m]:X,centerOffset:tt-X-at,...Et&&{alignmentOffset:at}},reset:Et}}});var Fo=function(t){return t===void 0&&(t={}),{name:"flip",options:t,async fn(e){var u,o;let{placement:r,middlewareData:i,rects:a,initialPlacement:s,platform:l,elements:c}=e,{mainAxis:p=!0,crossAxis:h=!0,fallbackPlacements:f,fallbackStrategy:m="bestFit",fallbackAxisSideDirection:g="none",flipAlignment:v=!0,...E}=Bt(t,e);if((u=i.arrow)!=null&&u.alignmentOffset)return{};let b=bt(r),A=rt(s),C=bt(s)===s,D=await(l.isRTL==null?void 0:l.isRTL(c.floating)),V=f||(C||!v?[Zt(s)]:yo(s)),P=g!=="none";!f&&P&&V.push(...Ao(s,v,g,D));let H=[s,...V],Y=await l.detectOverflow(e,E),Q=[],L=((o=i.flip)==null?void 0:o.overflows)||[];if(p&&Q.push(Y[b]),h){let X=Eo(r,a,D);Q.push(Y[X[0]],Y[X[1]])}if(L=[...L,{placement:r,overflows:Q}],!Q.every(X=>X<=0)){var Vt,Ht;let X=(((Vt=i.flip)==null?void 0:Vt.index)||0)+1,Et=H[X];if(Et&&(!(h==="alignment"?A!==rt(Et):!1)||L.every(K=>rt(K.placement)===A?K.overflows[0]>0:!0)))return{data:{index:X,overflows:L},reset:{placement:Et}};let at=(Ht=L.filter(yt=>yt.overflows[0]<=0).sort((yt,K)=>yt.overflows[1]-K.overflows[1])[0])==null?void 0:Ht.placement;if(!at)switch(m){case"bestFit":{var tt;let yt=(tt=L.filter(K=>{if(P){let ft=rt(K.placement);return ft===A||ft==="y"}return!0}).map(K=>[K.placement,K.overflows.filter(ft=>ft>0).reduce((ft,or)=>ft+or,0)]).sort((K,ft)=>K[1]-ft[1])[0])==null?void 0:tt[0];yt&&(at=yt);break}case"initialPlacement":at=s;break}if(r!==at)return{reset:{placement:at}}}return{}}}};var Or=new Set(["left","top"]);async function Lr(t,e){let{placement:u,platform:o,elements:r}=t,i=await(o.isRTL==null?void 0:o.isRTL(r.floating)),a=bt(u),s=St(u),l=rt(u)==="y",c=Or.has(a)?-1:1,p=i&&l?-1:1,h=Bt(e,t),{mainAxis:f,crossAxis:m,alignmentAxis:g}=typeof h=="number"?{mainAxis:h,crossAxis:0,alignmentAxis:null}:{mainAxis:h.mainAxis||0,crossAxis:h.crossAxis||0,alignmentAxis:h.alignmentAxis};return s&&typeof g=="number"&&(m=s==="end"?g*-1:g),l?{x:m*p,y:f*c}:{x:f*c,y:m*p}}var Bo=function(t){return t===void 0&&(t=0),{name:"offset",options:t,async fn(e){var u,o;let{x:r,y:i,placement:a,middlewareData:s}=e,l=await Lr(e,t);return a===((u=s.offset)==null?void 0:u.placement)&&(o=s.arrow)!=null&&o.alignmentOffset?{}:{x:r+l.x,y:i+l.y,data:{...l,placement:a}}}}},So=function(t){return t===void 0&&(t={}),{name:"shift",options:t,async fn(e){let{x:u,y:o,placement:r,platform:i}=e,{mainAxis:a=!0,crossAxis:s=!1,limiter:l={fn:A=>{let{x:C,y:D}=A;return{x:C,y:D}}},...c}=Bt(t,e),p={x:u,y:o},h=await i.detectOverflow(e,c),f=rt(r),m=Qe(f),g=p[m],v=p[f],E=(A,C)=>Je(C+h[A==="y"?"top":"left"],C,C-h[A==="y"?"bottom":"right"]);a&&(g=E(m,g)),s&&(v=E(f,v));let b=l.fn({...e,[m]:g,[f]:v});return{...b,data:{x:b.x-u,y:b.y-o,enabled:{[m]:a,[f]:s}}}}}};var Po=function(t){return t===void 0&&(t={}),{name:"size",options:t,async fn(e){let{placement:u,rects:o,platform:r,elements:i}=e,{apply:a=()=>{},...s}=Bt(t,e),l=await r.detectOverflow(e,s),c=bt(u),p=St(u),h=rt(u)==="y",{width:f,height:m}=o.floating,g,v;c==="top"||c==="bottom"?(g=c,v=p===(await(r.isRTL==null?void 0:r.isRTL(i.floating))?"start":"end")?"left":"right"):(v=c,g=p==="end"?"top":"bottom");let E=m-l.top-l.bottom,b=f-l.left-l.right,A=ut(m-l[g],E),C=ut(f-l[v],b),D=e.middlewareData.shift,V=!D,P=A,H=C;D!=null&&D.enabled.x&&(H=b),D!=null&&D.enabled.y&&(P=E),V&&!p&&(h?H=f-2*G(l.left,l.right):P=m-2*G(l.top,l.bottom)),await a({...e,availableWidth:H,availableHeight:P});let Y=await r.getDimensions(i.floating);return f!==Y.width||m!==Y.height?{reset:{rects:!0}}:{}}}};function Be(){return typeof window<"u"}function _t(t){return _o(t)?(t.nodeName||"").toLowerCase():"#document"}function N(t){var e;return(t==null||(e=t.ownerDocument)==null?void 0:e.defaultView)||window}function it(t){var e;return(e=(_o(t)?t.ownerDocument:t.document)||window.document)==null?void 0:e.documentElement}function _o(t){return Be()?t instanceof Node||t instanceof N(t).Node:!1}function Z(t){return Be()?t instanceof Element||t instanceof N(t).Element:!1}function mt(t){return Be()?t instanceof HTMLElement||t instanceof N(t).HTMLElement:!1}function ko(t){return!Be()||typeof ShadowRoot>"u"?!1:t instanceof ShadowRoot||t instanceof N(t).ShadowRoot}function te(t){let{overflow:e,overflowX:u,overflowY:o,display:r}=J(t);return/auto|scroll|overlay|hidden|clip/.test(e+o+u)&&r!=="inline"&&r!=="contents"}function Ro(t){return/^(table|td|th)$/.test(_t(t))}function ee(t){try{if(t.matches(":popover-open"))return!0}catch{}try{return t.matches(":modal")}catch{return!1}}var Mr=/transform|translate|scale|rotate|perspective|filter/,Ir=/paint|layout|strict|content/,kt=t=>!!t&&t!=="none",eu;function Mt(t){let e=Z(t)?J(t):t;return kt(e.transform)||kt(e.translate)||kt(e.scale)||kt(e.rotate)||kt(e.perspective)||!Se()&&(kt(e.backdropFilter)||kt(e.filter))||Mr.test(e.willChange||"")||Ir.test(e.contain||"")}function To(t){let e=wt(t);for(;mt(e)&&!It(e);){if(Mt(e))return e;if(ee(e))return null;e=wt(e)}return null}function Se(){return eu==null&&(eu=typeof CSS<"u"&&CSS.supports&&CSS.supports("-webkit-backdrop-filter","none")),eu}function It(t){return/^(html|body|#document)$/.test(_t(t))}function J(t){return N(t).getComputedStyle(t)}function ue(t){return Z(t)?{scrollLeft:t.scrollLeft,scrollTop:t.scrollTop}:{scrollLeft:t.scrollX,scrollTop:t.scrollY}}function wt(t){if(_t(t)==="html")return t;let e=t.assignedSlot||t.parentNode||ko(t)&&t.host||it(t);return ko(e)?e.host:e}function zo(t){let e=wt(t);return It(e)?(t.ownerDocument||t).body:mt(e)&&te(e)?e:zo(e)}function ht(t,e,u){var o;e===void 0&&(e=[]),u===void 0&&(u=!0);let r=zo(t),i=r===((o=t.ownerDocument)==null?void 0:o.body),a=N(r);if(i){let s=Pe(a);return e.concat(a,a.visualViewport||[],te(r)?r:[],s&&u?ht(s):[])}else return e.concat(r,ht(r,[],u))}function Pe(t){return t.parent&&Object.getPrototypeOf(t.parent)?t.frameElement:null}function Mo(t){let e=J(t),u=parseFloat(e.width)||0,o=parseFloat(e.height)||0,r=mt(t),i=r?t.offsetWidth:u,a=r?t.offsetHeight:o,s=Jt(u)!==i||Jt(o)!==a;return s&&(u=i,o=a),{width:u,height:o,$:s}}function ou(t){return Z(t)?t:t.contextElement}function Nt(t){let e=ou(t);if(!mt(e))return ot(1);let u=e.getBoundingClientRect(),{width:o,height:r,$:i}=Mo(e),a=(i?Jt(u.width):u.width)/o,s=(i?Jt(u.height):u.height)/r;return(!a||!Number.isFinite(a))&&(a=1),(!s||!Number.isFinite(s))&&(s=1),{x:a,y:s}}var Nr=ot(0);function Io(t){let e=N(t);return!Se()||!e.visualViewport?Nr:{x:e.visualViewport.offsetLeft,y:e.visualViewport.offsetTop}}function Vr(t,e,u){return e===void 0&&(e=!1),!!u&&e&&u===N(t)}function Rt(t,e,u,o){e===void 0&&(e=!1),u===void 0&&(u=!1);let r=t.getBoundingClientRect(),i=ou(t),a=ot(1);e&&(o?Z(o)&&(a=Nt(o)):a=Nt(t));let s=Vr(i,u,o)?Io(i):ot(0),l=(r.left+s.x)/a.x,c=(r.top+s.y)/a.y,p=r.width/a.x,h=r.height/a.y;if(i&&o){let f=N(i),m=Z(o)?N(o):o,g=f,v=Pe(g);for(;v&&m!==g;){let E=Nt(v),b=v.getBoundingClientRect(),A=J(v),C=b.left+(v.clientLeft+parseFloat(A.paddingLeft))*E.x,D=b.top+(v.clientTop+parseFloat(A.paddingTop))*E.y;l*=E.x,c*=E.y,p*=E.x,h*=E.y,l+=C,c+=D,g=N(v),v=Pe(g)}}return Pt({width:p,height:h,x:l,y:c})}function ke(t,e){let u=ue(t).scrollLeft;return e?e.left+u:Rt(it(t)).left+u}function No(t,e){let u=t.getBoundingClientRect(),o=u.left+e.scrollLeft-ke(t,u),r=u.top+e.scrollTop;return{x:o,y:r}}function Hr(t){let{elements:e,rect:u,offsetParent:o,strategy:r}=t,i=r==="fixed",a=it(o),s=e?ee(e.floating):!1;if(o===a||s&&i)return u;let l={scrollLeft:0,scrollTop:0},c=ot(1),p=ot(0),h=mt(o);if((h||!i)&&((_t(o)!=="body"||te(a))&&(l=ue(o)),h)){let m=Rt(o);c=Nt(o),p.x=m.x+o.clientLeft,p.y=m.y+o.clientTop}let f=a&&!h&&!i?No(a,l):ot(0);return{width:u.width*c.x,height:u.height*c.y,x:u.x*c.x-l.scrollLeft*c.x+p.x+f.x,y:u.y*c.y-l.scrollTop*c.y+p.y+f.y}}function qr(t){return t.getClientRects?Array.from(t.getClientRects()):[]}function Ur(t){let e=ue(t),u=t.ownerDocument.body,o=G(t.scrollWidth,t.clientWidth,u.scrollWidth,u.clientWidth),r=G(t.scrollHeight,t.clientHeight,u.scrollHeight,u.clientHeight),i=-e.scrollLeft+ke(t),a=-e.scrollTop;return J(u).direction==="rtl"&&(i+=G(t.clientWidth,u.clientWidth)-o),{width:o,height:r,x:i,y:a}}var Wr=25;function jr(t,e,u){u===void 0&&(u="viewport");let o=u==="layoutViewport",r=N(t),i=it(t),a=r.visualViewport,s=i.clientWidth,l=i.clientHeight,c=0,p=0;if(a){let f=!Se()||e==="fixed";o?f||(c=-a.offsetLeft,p=-a.offsetTop):(s=a.width,l=a.height,f&&(c=a.offsetLeft,p=a.offsetTop))}if(ke(i)<=0){let f=i.ownerDocument,m=f.body,g=getComputedStyle(m),v=f.compatMode==="CSS1Compat"&&parseFloat(g.marginLeft)+parseFloat(g.marginRight)||0,E=Math.abs(i.clientWidth-m.clientWidth-v),b=getComputedStyle(i).scrollbarGutter==="stable both-edges"?E/2:E;b<=Wr&&(s-=b)}return{width:s,height:l,x:c,y:p}}function Yr(t,e){let u=Rt(t,!0,e==="fixed"),o=u.top+t.clientTop,r=u.left+t.clientLeft,i=Nt(t),a=t.clientWidth*i.x,s=t.clientHeight*i.y,l=r*i.x,c=o*i.y;return{width:a,height:s,x:l,y:c}}function Oo(t,e,u){let o;if(e==="viewport"||e==="layoutViewport")o=jr(t,u,e);else if(e==="document")o=Ur(it(t));else if(Z(e))o=Yr(e,u);else{let r=Io(t);o={x:e.x-r.x,y:e.y-r.y,width:e.width,height:e.height}}return Pt(o)}function Xr(t,e){let u=e.get(t);if(u)return u;let o=ht(t,[],!1).filter(s=>Z(s)&&_t(s)!=="body"),r=null,i=J(t).position==="fixed",a=i?wt(t):t;for(;Z(a)&&!It(a);){let s=J(a),l=Mt(a),c=r?r.position:i?"fixed":"";!l&&(c==="fixed"||c==="absolute"&&s.position==="static")?o=o.filter(h=>h!==a):r=s,a=wt(a)}return e.set(t,o),o}function Kr(t){let{element:e,boundary:u,rootBoundary:o,strategy:r}=t,a=[...u==="clippingAncestors"?ee(e)?[]:Xr(e,this._c):[].concat(u),o],s=Oo(e,a[0],r),l=s.top,c=s.right,p=s.bottom,h=s.left;for(let f=1;f<a.length;f++){let m=Oo(e,a[f],r);l=G(m.top,l),c=ut(m.right,c),p=ut(m.bottom,p),h=G(m.left,h)}return{width:c-h,height:p-l,x:h,y:l}}function Gr(t){let{width:e,height:u}=Mo(t);return{width:e,height:u}}function Zr(t,e,u){let o=mt(e),r=it(e),i=u==="fixed",a=Rt(t,!0,i,e),s={scrollLeft:0,scrollTop:0},l=ot(0);if((o||!i)&&((_t(e)!=="body"||te(r))&&(s=ue(e)),o)){let f=Rt(e,!0,i,e);l.x=f.x+e.clientLeft,l.y=f.y+e.clientTop}!o&&r&&(l.x=ke(r));let c=r&&!o&&!i?No(r,s):ot(0),p=a.left+s.scrollLeft-l.x-c.x,h=a.top+s.scrollTop-l.y-c.y;return{x:p,y:h,width:a.width,height:a.height}}function uu(t){return J(t).position==="static"}function Lo(t,e){if(!mt(t)||J(t).position==="fixed")return null;if(e)return e(t);let u=t.offsetParent;return it(t)===u&&(u=u.ownerDocument.body),u}function Vo(t,e){let u=N(t);if(ee(t))return u;if(!mt(t)){let r=wt(t);for(;r&&!It(r);){if(Z(r)&&!uu(r))return r;r=wt(r)}return u}let o=Lo(t,e);for(;o&&Ro(o)&&uu(o);)o=Lo(o,e);return o&&It(o)&&uu(o)&&!Mt(o)?u:o||To(t)||u}var Jr=async function(t){let e=this.getOffsetParent||Vo,u=this.getDimensions,o=await u(t.floating);return{reference:Zr(t.reference,await e(t.floating),t.strategy),floating:{x:0,y:0,width:o.width,height:o.height}}};function Qr(t){return J(t).direction==="rtl"}var oe={convertOffsetParentRelativeRectToViewportRelativeRect:Hr,getDocumentElement:it,getClippingRect:Kr,getOffsetParent:Vo,getElementRects:Jr,getClientRects:qr,getDimensions:Gr,getScale:Nt,isElement:Z,isRTL:Qr};function Ho(t,e){return t.x===e.x&&t.y===e.y&&t.width===e.width&&t.height===e.height}function ti(t,e,u){let o=null,r,i=it(t);function a(){var p;clearTimeout(r),(p=o)==null||p.disconnect(),o=null}function s(p,h){p===void 0&&(p=!1),h===void 0&&(h=1),a();let f=t.getBoundingClientRect(),{left:m,top:g,width:v,height:E}=f;if(p||e(),!v||!E)return;let b=Qt(g),A=Qt(i.clientWidth-(m+v)),C=Qt(i.clientHeight-(g+E)),D=Qt(m),P={rootMargin:-b+"px "+-A+"px "+-C+"px "+-D+"px",threshold:G(0,ut(1,h))||1},H=!0;function Y(Q){let L=Q[0].intersectionRatio;if(!Ho(f,t.getBoundingClientRect()))return s();if(L!==h){if(!H)return s();L?s(!1,L):r=setTimeout(()=>{s(!1,1e-7)},1e3)}H=!1}try{o=new IntersectionObserver(Y,{...P,root:i.ownerDocument})}catch{o=new IntersectionObserver(Y,P)}o.observe(t)}let l=N(t),c=()=>s(u);return l.addEventListener("resize",c),s(!0),()=>{l.removeEventListener("resize",c),a()}}function qo(t,e,u,o){o===void 0&&(o={});let{ancestorScroll:r=!0,ancestorResize:i=!0,elementResize:a=typeof ResizeObserver=="function",layoutShift:s=typeof IntersectionObserver=="function",animationFrame:l=!1}=o,c=ou(t),p=r||i?[...c?ht(c):[],...e?ht(e):[]]:[];p.forEach(b=>{r&&b.addEventListener("scroll",u),i&&b.addEventListener("resize",u)});let h=c&&s?ti(c,u,i):null,f=-1,m=null;a&&(m=new ResizeObserver(b=>{let[A]=b;A&&A.target===c&&m&&e&&(m.unobserve(e),cancelAnimationFrame(f),f=requestAnimationFrame(()=>{var C;(C=m)==null||C.observe(e)})),u()}),c&&!l&&m.observe(c),e&&m.observe(e));let g,v=l?Rt(t):null;l&&E();function E(){let b=Rt(t);v&&!Ho(v,b)&&u(),v=b,g=requestAnimationFrame(E)}return u(),()=>{var b;p.forEach(A=>{r&&A.removeEventListener("scroll",u),i&&A.removeEventListener("resize",u)}),h?.(),(b=m)==null||b.disconnect(),m=null,l&&cancelAnimationFrame(g)}}var Uo=Bo;var Wo=So,jo=Fo,ru=Po;var Yo=Do;var Xo=(t,e,u)=>{let o=new Map,r=u??{},i={...oe,...r.platform,_c:o};return $o(t,e,{...r,platform:i})};function Ko(t){return ei(t)}function iu(t){return t.assignedSlot?t.assignedSlot:t.parentNode instanceof ShadowRoot?t.parentNode.host:t.parentNode}function ei(t){for(let e=t;e;e=iu(e))if(e instanceof Element&&getComputedStyle(e).display==="none")return null;for(let e=iu(t);e;e=iu(e)){if(!(e instanceof Element))continue;let u=getComputedStyle(e);if(u.display!=="contents"&&(u.position!=="static"||Mt(u)||e.tagName==="BODY"))return e}return null}function Go(t){return t!==null&&typeof t=="object"&&"getBoundingClientRect"in t&&("contextElement"in t?t instanceof Element:!0)}var ui=!!globalThis?.HTMLElement?.prototype.hasOwnProperty("popover"),y=class extends _{constructor(){super(...arguments),this.localize=new et(this),this.SUPPORTS_POPOVER=!1,this.active=!1,this.placement="top",this.boundary="viewport",this.distance=0,this.skidding=0,this.arrow=!1,this.arrowPlacement="anchor",this.arrowPadding=10,this.flip=!1,this.flipFallbackPlacements="",this.flipFallbackStrategy="best-fit",this.flipPadding=0,this.shift=!1,this.shiftPadding=0,this.autoSizePadding=0,this.hoverBridge=!1,this.updateHoverBridge=()=>{if(this.hoverBridge&&this.anchorEl&&this.popup){let t=this.anchorEl.getBoundingClientRect(),e=this.popup.getBoundingClientRect(),u=this.placement.includes("top")||this.placement.includes("bottom"),o=0,r=0,i=0,a=0,s=0,l=0,c=0,p=0;u?t.top<e.top?(o=t.left,r=t.bottom,i=t.right,a=t.bottom,s=e.left,l=e.top,c=e.right,p=e.top):(o=e.left,r=e.bottom,i=e.right,a=e.bottom,s=t.left,l=t.top,c=t.right,p=t.top):t.left<e.left?(o=t.right,r=t.top,i=e.left,a=e.top,s=t.right,l=t.bottom,c=e.left,p=e.bottom):(o=e.right,r=e.top,i=t.left,a=t.top,s=e.right,l=e.bottom,c=t.left,p=t.bottom),this.style.setProperty("--hover-bridge-top-left-x",`${o}px`),this.style.setProperty("--hover-bridge-top-left-y",`${r}px`),this.style.setProperty("--hover-bridge-top-right-x",`${i}px`),this.style.setProperty("--hover-bridge-top-right-y",`${a}px`),this.style.setProperty("--hover-bridge-bottom-left-x",`${s}px`),this.style.setProperty("--hover-bridge-bottom-left-y",`${l}px`),this.style.setProperty("--hover-bridge-bottom-right-x",`${c}px`),this.style.setProperty("--hover-bridge-bottom-right-y",`${p}px`)}}}async connectedCallback(){super.connectedCallback(),await this.updateComplete,this.SUPPORTS_POPOVER=ui,this.start()}disconnectedCallback(){super.disconnectedCallback(),this.stop()}async updated(t){super.updated(t),t.has("active")&&(this.active?this.start():this.stop()),t.has("anchor")&&this.handleAnchorChange(),this.active&&(await this.updateComplete,this.reposition())}async handleAnchorChange(){if(await this.stop(),this.anchor&&typeof this.anchor=="string"){let t=this.getRootNode();this.anchorEl=t.getElementById(this.anchor)}else this.anchor instanceof Element||Go(this.anchor)?this.anchorEl=this.anchor:this.anchorEl=this.querySelector('[slot="anchor"]');this.anchorEl instanceof HTMLSlotElement&&(this.anchorEl=this.anchorEl.assignedElements({flatten:!0})[0]),this.anchorEl&&this.start()}start(){!this.anchorEl||!this.active||!this.isConnected||(this.popup?.showPopover?.(),this.cleanup=qo(this.anchorEl,this.popup,()=>{this.reposition()}))}async stop(){return new Promise(t=>{this.popup?.hidePopover?.(),this.cleanup?(this.cleanup(),this.cleanup=void 0,this.removeAttribute("data-current-placement"),this.style.removeProperty("--auto-size-available-width"),this.style.removeProperty("--auto-size-available-height"),requestAnimationFrame(()=>t())):t()})}reposition(){if(!this.active||!this.anchorEl||!this.popup)return;let t=[Uo({mainAxis:this.distance,crossAxis:this.skidding})];this.sync?t.push(ru({apply:({rects:o})=>{let r=this.sync==="width"||this.sync==="both",i=this.sync==="height"||this.sync==="both";this.popup.style.width=r?`${o.reference.width}px`:"",this.popup.style.height=i?`${o.reference.height}px`:""}})):(this.popup.style.width="",this.popup.style.height="");let e;this.SUPPORTS_POPOVER&&!Go(this.anchor)&&this.boundary==="scroll"&&(e=ht(this.anchorEl).filter(o=>o instanceof Element)),this.flip&&t.push(jo({boundary:this.flipBoundary||e,fallbackPlacements:this.flipFallbackPlacements,fallbackStrategy:this.flipFallbackStrategy==="best-fit"?"bestFit":"initialPlacement",padding:this.flipPadding})),this.shift&&t.push(Wo({boundary:this.shiftBoundary||e,padding:this.shiftPadding})),this.autoSize?t.push(ru({boundary:this.autoSizeBoundary||e,padding:this.autoSizePadding,apply:({availableWidth:o,availableHeight:r})=>{this.autoSize==="vertical"||this.autoSize==="both"?this.style.setProperty("--auto-size-available-height",`${r}px`):this.style.removeProperty("--auto-size-available-height"),this.autoSize==="horizontal"||this.autoSize==="both"?this.style.setProperty("--auto-size-available-width",`${o}px`):this.style.removeProperty("--auto-size-available-width")}})):(this.style.removeProperty("--auto-size-available-width"),this.style.removeProperty("--auto-size-available-height")),this.arrow&&t.push(Yo({element:this.arrowEl,padding:this.arrowPadding}));let u=this.SUPPORTS_POPOVER?o=>oe.getOffsetParent(o,Ko):oe.getOffsetParent;Xo(this.anchorEl,this.popup,{placement:this.placement,middleware:t,strategy:this.SUPPORTS_POPOVER?"absolute":"fixed",platform:{...oe,getOffsetParent:u}}).then(({x:o,y:r,middlewareData:i,placement:a})=>{let s=this.localize.dir()==="rtl",l={top:"bottom",right:"left",bottom:"top",left:"right"}[a.split("-")[0]];if(this.setAttribute("data-current-placement",a),Object.assign(this.popup.style,{left:`${o}px`,top:`${r}px`}),this.arrow){let c=i.arrow.x,p=i.arrow.y,h="",f="",m="",g="";if(this.arrowPlacement==="start"){let v=typeof c=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:"";h=typeof p=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:"",f=s?v:"",g=s?"":v}else if(this.arrowPlacement==="end"){let v=typeof c=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:"";f=s?"":v,g=s?v:"",m=typeof p=="number"?`calc(${this.arrowPadding}px - var(--arrow-padding-offset))`:""}else this.arrowPlacement==="center"?(g=typeof c=="number"?"calc(50% - var(--arrow-size-diagonal))":"",h=typeof p=="number"?"calc(50% - var(--arrow-size-diagonal))":""):(g=typeof c=="number"?`${c}px`:"",h=typeof p=="number"?`${p}px`:"");Object.assign(this.arrowEl.style,{top:h,right:f,bottom:m,left:g,[l]:"calc(var(--arrow-base-offset) - var(--arrow-size-diagonal))"})}}),requestAnimationFrame(()=>this.updateHoverBridge()),this.dispatchEvent(new go)}render(){return S`
      <slot name="anchor" @slotchange=${this.handleAnchorChange}></slot>

      <span
        part="hover-bridge"
        class=${M({"popup-hover-bridge":!0,"popup-hover-bridge-visible":this.hoverBridge&&this.active})}
      ></span>

      <div
        popover="manual"
        part="popup"
        class=${M({popup:!0,"popup-active":this.active,"popup-fixed":!this.SUPPORTS_POPOVER,"popup-has-arrow":this.arrow})}
      >
        <slot></slot>
        ${this.arrow?S`<div part="arrow" class="arrow" role="presentation"></div>`:""}
      </div>
    `}};y.css=vo;n([z(".popup")],y.prototype,"popup",2);n([z(".arrow")],y.prototype,"arrowEl",2);n([d({attribute:!1,type:Boolean})],y.prototype,"SUPPORTS_POPOVER",2);n([d()],y.prototype,"anchor",2);n([d({type:Boolean,reflect:!0})],y.prototype,"active",2);n([d({reflect:!0})],y.prototype,"placement",2);n([d()],y.prototype,"boundary",2);n([d({type:Number})],y.prototype,"distance",2);n([d({type:Number})],y.prototype,"skidding",2);n([d({type:Boolean})],y.prototype,"arrow",2);n([d({attribute:"arrow-placement"})],y.prototype,"arrowPlacement",2);n([d({attribute:"arrow-padding",type:Number})],y.prototype,"arrowPadding",2);n([d({type:Boolean})],y.prototype,"flip",2);n([d({attribute:"flip-fallback-placements",converter:{fromAttribute:t=>t.split(" ").map(e=>e.trim()).filter(e=>e!==""),toAttribute:t=>t.join(" ")}})],y.prototype,"flipFallbackPlacements",2);n([d({attribute:"flip-fallback-strategy"})],y.prototype,"flipFallbackStrategy",2);n([d({type:Object})],y.prototype,"flipBoundary",2);n([d({attribute:"flip-padding",type:Number})],y.prototype,"flipPadding",2);n([d({type:Boolean})],y.prototype,"shift",2);n([d({type:Object})],y.prototype,"shiftBoundary",2);n([d({attribute:"shift-padding",type:Number})],y.prototype,"shiftPadding",2);n([d({attribute:"auto-size"})],y.prototype,"autoSize",2);n([d()],y.prototype,"sync",2);n([d({type:Object})],y.prototype,"autoSizeBoundary",2);n([d({attribute:"auto-size-padding",type:Number})],y.prototype,"autoSizePadding",2);n([d({attribute:"hover-bridge",type:Boolean})],y.prototype,"hoverBridge",2);y=n([T("wa-popup")],y);var Tt=[];function Zo(t){_e(t),Tt.push(t)}function _e(t){for(let e=Tt.length-1;e>=0;e--)if(Tt[e]===t){Tt.splice(e,1);break}}function Jo(t){return Tt.length>0&&Tt[Tt.length-1]===t}var Qo="useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF_GQZbfghjklqvwyzrict";var tr=(t=21)=>{let e="",u=crypto.getRandomValues(new Uint8Array(t|=0));for(;t--;)e+=Qo[u[t]&63];return e};function er(t=""){return`${t}${tr()}`}function au(t,e){return new Promise(u=>{function o(r){r.target===t&&(t.removeEventListener(e,o),u())}t.addEventListener(e,o)})}function nu(t,e){return new Promise(u=>{let o=new AbortController,{signal:r}=o;if(t.classList.contains(e))return;t.classList.add(e);let i=!1,a=()=>{i||(i=!0,t.classList.remove(e),u(),o.abort())};t.addEventListener("animationend",a,{once:!0,signal:r}),t.addEventListener("animationcancel",a,{once:!0,signal:r}),requestAnimationFrame(()=>{!i&&t.getAnimations().length===0&&a()})})}function ur(t,e){for(;e;){if(e===t)return!0;e instanceof Element&&e.assignedSlot?e=e.assignedSlot:e.parentNode?e=e.parentNode:e instanceof ShadowRoot?e=e.host:e=null}return!1}var F=class extends _{constructor(){super(...arguments),this.dismissedByPress=!1,this.placement="top",this.disabled=!1,this.distance=8,this.open=!1,this.skidding=0,this.showDelay=150,this.hideDelay=0,this.trigger="hover focus",this.withoutArrow=!1,this.for=null,this.anchor=null,this.eventController=new AbortController,this.handleBlur=()=>{this.dismissedByPress=!1,this.hasTrigger("focus")&&this.hide()},this.handleClick=()=>{if(this.hasTrigger("click")){this.open?this.hide():this.show();return}this.hasTrigger("manual")||this.lightDismiss()},this.handleFocus=()=>{this.dismissedByPress||this.hasTrigger("focus")&&this.show()},this.handleMouseDown=()=>{this.hasTrigger("click")||this.hasTrigger("manual")||this.lightDismiss()},this.handleDocumentKeyDown=t=>{this.hasTrigger("manual")||t.key==="Escape"&&this.open&&Jo(this)&&(t.preventDefault(),t.stopPropagation(),this.hide())},this.handleDocumentClick=t=>{this.hasTrigger("manual")||this.anchor&&t.composedPath().includes(this.anchor)||this.hide()},this.handleMouseOver=()=>{this.dismissedByPress||this.hasTrigger("hover")&&(clearTimeout(this.hoverTimeout),this.hoverTimeout=window.setTimeout(()=>this.show(),this.showDelay))},this.handleMouseOut=t=>{let e=t.relatedTarget,u=!!(e&&this.anchor&&ur(this.anchor,e)),o=!!(e&&ur(this,e));u||o||(this.dismissedByPress=!1,this.hasTrigger("hover")&&(clearTimeout(this.hoverTimeout),this.hoverTimeout=window.setTimeout(()=>{this.hide()},this.hideDelay)))}}connectedCallback(){super.connectedCallback(),typeof document<"u"&&(this.eventController.signal.aborted&&(this.eventController=new AbortController),this.addEventListener("mouseout",this.handleMouseOut),this.dismissedByPress=!1,this.open&&(this.open=!1,this.updateComplete.then(()=>{this.open=!0})),this.id||(this.id=er("wa-tooltip-")),this.for&&this.anchor?(this.anchor=null,this.handleForChange()):this.for&&this.handleForChange())}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("keydown",this.handleDocumentKeyDown),document.removeEventListener("click",this.handleDocumentClick),_e(this),this.eventController.abort(),this.anchor&&this.removeFromAriaLabelledBy(this.anchor,this.id)}firstUpdated(t){this.body.hidden=!this.open,this.open&&(this.popup.active=!0,this.popup.reposition()),super.firstUpdated(t)}lightDismiss(){clearTimeout(this.hoverTimeout),this.dismissedByPress=!0,this.hide()}hasTrigger(t){return this.trigger.split(" ").includes(t)}addToAriaLabelledBy(t,e){let o=(t.getAttribute("aria-labelledby")||"").split(/\s+/).filter(Boolean);o.includes(e)||(o.push(e),t.setAttribute("aria-labelledby",o.join(" ")))}removeFromAriaLabelledBy(t,e){let r=(t.getAttribute("aria-labelledby")||"").split(/\s+/).filter(Boolean).filter(i=>i!==e);r.length>0?t.setAttribute("aria-labelledby",r.join(" ")):t.removeAttribute("aria-labelledby")}async handleOpenChange(){if(this.open){if(this.disabled)return;let t=new po;if(this.dispatchEvent(t),t.defaultPrevented){this.open=!1;return}this.hasTrigger("manual")||(document.addEventListener("keydown",this.handleDocumentKeyDown,{signal:this.eventController.signal}),document.addEventListener("click",this.handleDocumentClick,{signal:this.eventController.signal}),Zo(this)),this.body.hidden=!1,this.popup.active=!0,await nu(this.popup.popup,"show-with-scale"),this.popup.reposition(),this.dispatchEvent(new fo)}else{let t=new ho;if(this.dispatchEvent(t),t.defaultPrevented){this.open=!0;return}document.removeEventListener("keydown",this.handleDocumentKeyDown),document.removeEventListener("click",this.handleDocumentClick),_e(this),await nu(this.popup.popup,"hide-with-scale"),this.popup.active=!1,this.body.hidden=!0,this.dispatchEvent(new mo)}}handleForChange(){let t=this.getRootNode?.();if(!t)return;let e=this.for?t.getElementById?.(this.for):null,u=this.anchor;if(e===u)return;this.dismissedByPress=!1;let{signal:o}=this.eventController;e&&(this.addToAriaLabelledBy(e,this.id),e.addEventListener("blur",this.handleBlur,{capture:!0,signal:o}),e.addEventListener("focus",this.handleFocus,{capture:!0,signal:o}),e.addEventListener("click",this.handleClick,{signal:o}),e.addEventListener("mousedown",this.handleMouseDown,{signal:o}),e.addEventListener("mouseover",this.handleMouseOver,{signal:o}),e.addEventListener("mouseout",this.handleMouseOut,{signal:o})),u&&(this.removeFromAriaLabelledBy(u,this.id),u.removeEventListener("blur",this.handleBlur,{capture:!0}),u.removeEventListener("focus",this.handleFocus,{capture:!0}),u.removeEventListener("click",this.handleClick),u.removeEventListener("mousedown",this.handleMouseDown),u.removeEventListener("mouseover",this.handleMouseOver),u.removeEventListener("mouseout",this.handleMouseOut)),this.anchor=e}async handleOptionsChange(){this.hasUpdated&&(await this.updateComplete,this.popup.reposition())}handleDisabledChange(){this.disabled&&this.open&&this.hide()}async show(){if(!this.open)return this.open=!0,au(this,"wa-after-show")}async hide(){if(this.open)return this.open=!1,au(this,"wa-after-hide")}render(){return S`
      <wa-popup
        part="base tooltip"
        exportparts="
          popup:base__popup,
          arrow:base__arrow
        "
        class=${M({tooltip:!0,"tooltip-open":this.open})}
        placement=${this.placement}
        distance=${this.distance}
        skidding=${this.skidding}
        flip
        shift
        ?arrow=${!this.withoutArrow}
        hover-bridge
        .anchor=${this.anchor}
      >
        <div part="body" class="body">
          <slot></slot>
        </div>
      </wa-popup>
    `}};F.css=co;F.dependencies={"wa-popup":y};n([z("slot:not([name])")],F.prototype,"defaultSlot",2);n([z(".body")],F.prototype,"body",2);n([z("wa-popup")],F.prototype,"popup",2);n([d()],F.prototype,"placement",2);n([d({type:Boolean,reflect:!0})],F.prototype,"disabled",2);n([d({type:Number})],F.prototype,"distance",2);n([d({type:Boolean,reflect:!0})],F.prototype,"open",2);n([d({type:Number})],F.prototype,"skidding",2);n([d({attribute:"show-delay",type:Number})],F.prototype,"showDelay",2);n([d({attribute:"hide-delay",type:Number})],F.prototype,"hideDelay",2);n([d()],F.prototype,"trigger",2);n([d({attribute:"without-arrow",type:Boolean,reflect:!0})],F.prototype,"withoutArrow",2);n([d()],F.prototype,"for",2);n([lt()],F.prototype,"anchor",2);n([$("open",{waitUntilFirstUpdate:!0})],F.prototype,"handleOpenChange",1);n([$("for")],F.prototype,"handleForChange",1);n([$(["distance","placement","skidding"])],F.prototype,"handleOptionsChange",1);n([$("disabled")],F.prototype,"handleDisabledChange",1);F=n([T("wa-tooltip")],F);var oi={$code:"ar",$name:"\u0627\u0644\u0639\u0631\u0628\u064A\u0629",$dir:"rtl",allTagsRemoved:"\u062A\u0645\u062A \u0625\u0632\u0627\u0644\u0629 \u0643\u0644 \u0627\u0644\u0648\u0633\u0648\u0645",am:"\u0635",autosizeColumn:"\u0645\u0644\u0627\u0621\u0645\u0629 \u062D\u062C\u0645 \u0627\u0644\u0639\u0645\u0648\u062F \u062A\u0644\u0642\u0627\u0626\u064A\u064B\u0627",captions:"\u062A\u0633\u0645\u064A\u0627\u062A \u062A\u0648\u0636\u064A\u062D\u064A\u0629",carousel:"\u0643\u0627\u0631\u0648\u0633\u064A\u0644",chooseDate:"\u0627\u062E\u062A\u0631 \u0627\u0644\u062A\u0627\u0631\u064A\u062E",chooseDecade:"\u0627\u062E\u062A\u0631 \u0627\u0644\u0639\u0642\u062F",chooseMonth:"\u0627\u062E\u062A\u0631 \u0627\u0644\u0634\u0647\u0631",chooseTime:"\u0627\u062E\u062A\u0631 \u0627\u0644\u0648\u0642\u062A",chooseYear:"\u0627\u062E\u062A\u0631 \u0627\u0644\u0633\u0646\u0629",clearEntry:"\u062D\u0630\u0641 \u0627\u0644\u062E\u064A\u0627\u0631\u0627\u062A",clearFilter:"\u0645\u0633\u062D \u0627\u0644\u062A\u0635\u0641\u064A\u0629",clearSort:"\u0645\u0633\u062D \u0627\u0644\u0641\u0631\u0632",close:"\u0627\u063A\u0644\u0627\u0642",closeCalendar:"\u0625\u063A\u0644\u0627\u0642 \u0627\u0644\u062A\u0642\u0648\u064A\u0645",closeTimeInput:"\u0625\u063A\u0644\u0627\u0642 \u0645\u0646\u062A\u0642\u064A \u0627\u0644\u0648\u0642\u062A",collapseRow:"\u0637\u064A \u0627\u0644\u0635\u0641",columnMenu:"\u062E\u064A\u0627\u0631\u0627\u062A \u0627\u0644\u0639\u0645\u0648\u062F",columnMovedToPosition:(t,e,u)=>`\u062A\u0645 \u0646\u0642\u0644 ${t} \u0625\u0644\u0649 \u0627\u0644\u0645\u0648\u0636\u0639 ${e} \u0645\u0646 ${u}`,columns:"\u0627\u0644\u0623\u0639\u0645\u062F\u0629",compactPageXOfY:(t,e)=>`${t} \u0645\u0646 ${e}`,completed:"\u0645\u0643\u062A\u0645\u0644",copied:"\u062A\u0645 \u0627\u0644\u0646\u0633\u062E",copy:"\u0646\u0633\u062E",createOption:t=>`\u0625\u0646\u0634\u0627\u0621 "${t}"`,currentlyPlaying:"\u064A\u064F\u0634\u063A\u064E\u0651\u0644 \u0627\u0644\u0622\u0646",currentValue:"\u0627\u0644\u0642\u064A\u0645\u0629 \u0627\u0644\u062D\u0627\u0644\u064A\u0629",date:"\u0627\u0644\u062A\u0627\u0631\u064A\u062E",datePickerKeyboardHelp:"\u0627\u0633\u062A\u062E\u062F\u0645 \u0645\u0641\u0627\u062A\u064A\u062D \u0627\u0644\u0623\u0633\u0647\u0645 \u0644\u062A\u063A\u064A\u064A\u0631 \u0627\u0644\u0642\u064A\u0645\u061B \u0627\u0636\u063A\u0637 Alt+\u0633\u0647\u0645 \u0627\u0644\u0623\u0633\u0641\u0644 \u0644\u0641\u062A\u062D \u0627\u0644\u062A\u0642\u0648\u064A\u0645.",day:"\u0627\u0644\u064A\u0648\u0645",dayPeriod:"\u0635/\u0645",decrement:"\u0625\u0646\u0642\u0627\u0635",deselectAllRows:"\u0625\u0644\u063A\u0627\u0621 \u062A\u062D\u062F\u064A\u062F \u0643\u0644 \u0627\u0644\u0635\u0641\u0648\u0641",disabled:"\u0645\u0639\u0637\u0644",dropFileHere:"\u0623\u0633\u0642\u0637 \u0627\u0644\u0645\u0644\u0641 \u0647\u0646\u0627 \u0623\u0648 \u0627\u0646\u0642\u0631 \u0644\u0644\u062A\u0635\u0641\u062D",dropFilesHere:"\u0623\u0633\u0642\u0637 \u0627\u0644\u0645\u0644\u0641\u0627\u062A \u0647\u0646\u0627 \u0623\u0648 \u0627\u0646\u0642\u0631 \u0644\u0644\u062A\u0635\u0641\u062D",empty:"\u0641\u0627\u0631\u063A",endDate:"\u062A\u0627\u0631\u064A\u062E \u0627\u0644\u0627\u0646\u062A\u0647\u0627\u0621",enterFullscreen:"\u062F\u062E\u0648\u0644 \u0648\u0636\u0639 \u0645\u0644\u0621 \u0627\u0644\u0634\u0627\u0634\u0629",error:"\u062E\u0637\u0623",exitFullscreen:"\u0627\u0644\u062E\u0631\u0648\u062C \u0645\u0646 \u0648\u0636\u0639 \u0645\u0644\u0621 \u0627\u0644\u0634\u0627\u0634\u0629",expandRow:"\u062A\u0648\u0633\u064A\u0639 \u0627\u0644\u0635\u0641",filterByColumn:t=>`\u0627\u0644\u062A\u0635\u0641\u064A\u0629 \u062D\u0633\u0628 ${t}`,filterFrom:"\u0645\u0646",filterMax:"\u0627\u0644\u062D\u062F \u0627\u0644\u0623\u0642\u0635\u0649",filterMin:"\u0627\u0644\u062D\u062F \u0627\u0644\u0623\u062F\u0646\u0649",filterTo:"\u0625\u0644\u0649",firstPage:"\u0627\u0644\u0635\u0641\u062D\u0629 \u0627\u0644\u0623\u0648\u0644\u0649",goToSlide:(t,e)=>`\u0639\u0631\u0636 \u0634\u0631\u064A\u062D\u0629 \u0631\u0642\u0645 ${t} \u0645\u0646 ${e}`,hideColumn:"\u0625\u062E\u0641\u0627\u0621 \u0627\u0644\u0639\u0645\u0648\u062F",hidePassword:"\u0627\u062E\u0641\u0627\u0621 \u0643\u0644\u0645\u0629 \u0627\u0644\u0645\u0631\u0648\u0631",hour:"\u0627\u0644\u0633\u0627\u0639\u0629",incompleteDate:"\u0623\u062F\u062E\u0644 \u062A\u0627\u0631\u064A\u062E\u064B\u0627 \u0635\u0627\u0644\u062D\u064B\u0627.",increment:"\u0632\u064A\u0627\u062F\u0629",jumpBackwardX:t=>t===1?"\u0627\u0644\u0631\u062C\u0648\u0639 \u0635\u0641\u062D\u0629 \u0648\u0627\u062D\u062F\u0629":t===2?"\u0627\u0644\u0631\u062C\u0648\u0639 \u0635\u0641\u062D\u062A\u064A\u0646":t>2&&t<11?`\u0627\u0644\u0631\u062C\u0648\u0639 ${t} \u0635\u0641\u062D\u0627\u062A`:`\u0627\u0644\u0631\u062C\u0648\u0639 ${t} \u0635\u0641\u062D\u0629`,jumpForwardX:t=>t===1?"\u0627\u0644\u062A\u0642\u062F\u0645 \u0635\u0641\u062D\u0629 \u0648\u0627\u062D\u062F\u0629":t===2?"\u0627\u0644\u062A\u0642\u062F\u0645 \u0635\u0641\u062D\u062A\u064A\u0646":t>2&&t<11?`\u0627\u0644\u062A\u0642\u062F\u0645 ${t} \u0635\u0641\u062D\u0627\u062A`:`\u0627\u0644\u062A\u0642\u062F\u0645 ${t} \u0635\u0641\u062D\u0629`,lastPage:"\u0627\u0644\u0635\u0641\u062D\u0629 \u0627\u0644\u0623\u062E\u064A\u0631\u0629",loading:"\u062C\u0627\u0631\u064A \u0627\u0644\u062A\u062D\u0645\u064A\u0644",locked:"\u0645\u0642\u0641\u0644",minute:"\u0627\u0644\u062F\u0642\u064A\u0642\u0629",month:"\u0627\u0644\u0634\u0647\u0631",moreOptions:"\u0645\u0632\u064A\u062F \u0645\u0646 \u0627\u0644\u062E\u064A\u0627\u0631\u0627\u062A",mute:"\u0643\u062A\u0645 \u0627\u0644\u0635\u0648\u062A",nextDecade:"\u0627\u0644\u0639\u0642\u062F \u0627\u0644\u062A\u0627\u0644\u064A",nextMonth:"\u0627\u0644\u0634\u0647\u0631 \u0627\u0644\u062A\u0627\u0644\u064A",nextPage:"\u0627\u0644\u0635\u0641\u062D\u0629 \u0627\u0644\u062A\u0627\u0644\u064A\u0629",nextSlide:"\u0627\u0644\u0634\u0631\u064A\u062D\u0629 \u0627\u0644\u062A\u0627\u0644\u064A\u0629",nextVideo:"\u0627\u0644\u0641\u064A\u062F\u064A\u0648 \u0627\u0644\u062A\u0627\u0644\u064A",nextYear:"\u0627\u0644\u0633\u0646\u0629 \u0627\u0644\u062A\u0627\u0644\u064A\u0629",noData:"\u0644\u0627 \u062A\u0648\u062C\u062F \u0628\u064A\u0627\u0646\u0627\u062A",noOptions:"\u0644\u0627 \u062A\u0648\u062C\u062F \u062E\u064A\u0627\u0631\u0627\u062A",noResults:"\u0644\u0627 \u062A\u0648\u062C\u062F \u0646\u062A\u0627\u0626\u062C \u0645\u0637\u0627\u0628\u0642\u0629",notCompleted:"\u063A\u064A\u0631 \u0645\u0643\u062A\u0645\u0644",now:"\u0627\u0644\u0622\u0646",numCharacters:t=>t===0?"0 \u0623\u062D\u0631\u0641":t===1?"1 \u062D\u0631\u0641":t===2?"2 \u062D\u0631\u0641\u0627\u0646":t>2&&t<11?`${t} \u0623\u062D\u0631\u0641`:`${t} \u062D\u0631\u0641\u064B\u0627`,numCharactersRemaining:t=>t===0?"0 \u0623\u062D\u0631\u0641 \u0645\u062A\u0628\u0642\u064A\u0629":t===1?"1 \u062D\u0631\u0641 \u0645\u062A\u0628\u0642\u064D":t===2?"2 \u062D\u0631\u0641\u0627\u0646 \u0645\u062A\u0628\u0642\u064A\u0627\u0646":t>2&&t<11?`${t} \u0623\u062D\u0631\u0641 \u0645\u062A\u0628\u0642\u064A\u0629`:`${t} \u062D\u0631\u0641\u064B\u0627 \u0645\u062A\u0628\u0642\u064A\u064B\u0627`,numOptionsAvailable:t=>t===0?"\u0644\u0627 \u062A\u0648\u062C\u062F \u062E\u064A\u0627\u0631\u0627\u062A \u0645\u062A\u0627\u062D\u0629":t===1?"\u062E\u064A\u0627\u0631 \u0648\u0627\u062D\u062F \u0645\u062A\u0627\u062D":t===2?"\u062E\u064A\u0627\u0631\u0627\u0646 \u0645\u062A\u0627\u062D\u0627\u0646":t>2&&t<11?`${t} \u062E\u064A\u0627\u0631\u0627\u062A \u0645\u062A\u0627\u062D\u0629`:`${t} \u062E\u064A\u0627\u0631\u064B\u0627 \u0645\u062A\u0627\u062D\u064B\u0627`,numOptionsSelected:t=>t===0?"\u0644\u0645 \u064A\u062A\u0645 \u062A\u062D\u062F\u064A\u062F \u0623\u064A \u062E\u064A\u0627\u0631\u0627\u062A":t===1?"\u062A\u0645 \u062A\u062D\u062F\u064A\u062F \u062E\u064A\u0627\u0631 \u0648\u0627\u062D\u062F":t===2?"\u062A\u0645 \u062A\u062D\u062F\u064A\u062F \u062E\u064A\u0627\u0631\u0627\u0646":t>2&&t<11?`\u062A\u0645 \u062A\u062D\u062F\u064A\u062F ${t} \u062E\u064A\u0627\u0631\u0627\u062A`:`\u062A\u0645 \u062A\u062D\u062F\u064A\u062F ${t} \u062E\u064A\u0627\u0631`,numRowsCopied:t=>t===0?"\u0644\u0645 \u064A\u062A\u0645 \u0646\u0633\u062E \u0623\u064A \u0635\u0641\u0648\u0641":t===1?"\u062A\u0645 \u0646\u0633\u062E \u0635\u0641 \u0648\u0627\u062D\u062F":t===2?"\u062A\u0645 \u0646\u0633\u062E \u0635\u0641\u0627\u0646":t>2&&t<11?`\u062A\u0645 \u0646\u0633\u062E ${t} \u0635\u0641\u0648\u0641`:`\u062A\u0645 \u0646\u0633\u062E ${t} \u0635\u0641\u064B\u0627`,numRowsSelected:t=>t===0?"\u0644\u0645 \u064A\u062A\u0645 \u062A\u062D\u062F\u064A\u062F \u0623\u064A \u0635\u0641\u0648\u0641":t===1?"\u062A\u0645 \u062A\u062D\u062F\u064A\u062F \u0635\u0641 \u0648\u0627\u062D\u062F":t===2?"\u062A\u0645 \u062A\u062D\u062F\u064A\u062F \u0635\u0641\u0627\u0646":t>2&&t<11?`\u062A\u0645 \u062A\u062D\u062F\u064A\u062F ${t} \u0635\u0641\u0648\u0641`:`\u062A\u0645 \u062A\u062D\u062F\u064A\u062F ${t} \u0635\u0641\u064B\u0627`,optionPosition:(t,e,u)=>`${t}\u060C ${e} \u0645\u0646 ${u}`,optionsLoadError:"\u062A\u0639\u0630\u0631 \u062A\u062D\u0645\u064A\u0644 \u0627\u0644\u062E\u064A\u0627\u0631\u0627\u062A",pageXOfY:(t,e)=>`\u0627\u0644\u0635\u0641\u062D\u0629 ${t} \u0645\u0646 ${e}`,pagination:"\u062A\u0631\u0642\u064A\u0645 \u0627\u0644\u0635\u0641\u062D\u0627\u062A",pause:"\u0625\u064A\u0642\u0627\u0641 \u0645\u0624\u0642\u062A",pauseAnimation:"\u0625\u064A\u0642\u0627\u0641 \u0627\u0644\u0631\u0633\u0648\u0645 \u0627\u0644\u0645\u062A\u062D\u0631\u0643\u0629 \u0645\u0624\u0642\u062A\u064B\u0627",pictureInPicture:"\u0635\u0648\u0631\u0629 \u062F\u0627\u062E\u0644 \u0635\u0648\u0631\u0629",pinLeft:"\u0627\u0644\u062A\u062B\u0628\u064A\u062A \u0625\u0644\u0649 \u0627\u0644\u064A\u0633\u0627\u0631",pinRight:"\u0627\u0644\u062A\u062B\u0628\u064A\u062A \u0625\u0644\u0649 \u0627\u0644\u064A\u0645\u064A\u0646",play:"\u062A\u0634\u063A\u064A\u0644",playAnimation:"\u062A\u0634\u063A\u064A\u0644 \u0627\u0644\u0631\u0633\u0648\u0645 \u0627\u0644\u0645\u062A\u062D\u0631\u0643\u0629",playbackSpeed:"\u0633\u0631\u0639\u0629 \u0627\u0644\u062A\u0634\u063A\u064A\u0644",playlist:"\u0642\u0627\u0626\u0645\u0629 \u0627\u0644\u062A\u0634\u063A\u064A\u0644",pm:"\u0645",previousDecade:"\u0627\u0644\u0639\u0642\u062F \u0627\u0644\u0633\u0627\u0628\u0642",previousMonth:"\u0627\u0644\u0634\u0647\u0631 \u0627\u0644\u0633\u0627\u0628\u0642",previousPage:"\u0627\u0644\u0635\u0641\u062D\u0629 \u0627\u0644\u0633\u0627\u0628\u0642\u0629",previousSlide:"\u0627\u0644\u0634\u0631\u064A\u062D\u0629 \u0627\u0644\u0633\u0627\u0628\u0642\u0629",previousVideo:"\u0627\u0644\u0641\u064A\u062F\u064A\u0648 \u0627\u0644\u0633\u0627\u0628\u0642",previousYear:"\u0627\u0644\u0633\u0646\u0629 \u0627\u0644\u0633\u0627\u0628\u0642\u0629",progress:"\u0645\u0642\u062F\u0627\u0631 \u0627\u0644\u062A\u0642\u062F\u0645",rangeTooLong:t=>t===1?"\u0627\u062E\u062A\u0631 \u0646\u0637\u0627\u0642\u064B\u0627 \u0644\u0627 \u064A\u062A\u062C\u0627\u0648\u0632 \u064A\u0648\u0645\u064B\u0627 \u0648\u0627\u062D\u062F\u064B\u0627":t===2?"\u0627\u062E\u062A\u0631 \u0646\u0637\u0627\u0642\u064B\u0627 \u0644\u0627 \u064A\u062A\u062C\u0627\u0648\u0632 \u064A\u0648\u0645\u064A\u0646":t>2&&t<11?`\u0627\u062E\u062A\u0631 \u0646\u0637\u0627\u0642\u064B\u0627 \u0644\u0627 \u064A\u062A\u062C\u0627\u0648\u0632 ${t} \u0623\u064A\u0627\u0645`:`\u0627\u062E\u062A\u0631 \u0646\u0637\u0627\u0642\u064B\u0627 \u0644\u0627 \u064A\u062A\u062C\u0627\u0648\u0632 ${t} \u064A\u0648\u0645\u064B\u0627`,rangeTooShort:t=>t===1?"\u0627\u062E\u062A\u0631 \u0646\u0637\u0627\u0642\u064B\u0627 \u0644\u0627 \u064A\u0642\u0644 \u0639\u0646 \u064A\u0648\u0645 \u0648\u0627\u062D\u062F":t===2?"\u0627\u062E\u062A\u0631 \u0646\u0637\u0627\u0642\u064B\u0627 \u0644\u0627 \u064A\u0642\u0644 \u0639\u0646 \u064A\u0648\u0645\u064A\u0646":t>2&&t<11?`\u0627\u062E\u062A\u0631 \u0646\u0637\u0627\u0642\u064B\u0627 \u0644\u0627 \u064A\u0642\u0644 \u0639\u0646 ${t} \u0623\u064A\u0627\u0645`:`\u0627\u062E\u062A\u0631 \u0646\u0637\u0627\u0642\u064B\u0627 \u0644\u0627 \u064A\u0642\u0644 \u0639\u0646 ${t} \u064A\u0648\u0645\u064B\u0627`,readonly:"\u0644\u0644\u0642\u0631\u0627\u0621\u0629 \u0641\u0642\u0637",remove:"\u062D\u0630\u0641",resetColumns:"\u0625\u0639\u0627\u062F\u0629 \u062A\u0639\u064A\u064A\u0646 \u0627\u0644\u0623\u0639\u0645\u062F\u0629",resize:"\u062A\u063A\u064A\u064A\u0631 \u0627\u0644\u062D\u062C\u0645",resizeColumn:"\u062A\u063A\u064A\u064A\u0631 \u062D\u062C\u0645 \u0627\u0644\u0639\u0645\u0648\u062F",rowsPerPage:"\u0627\u0644\u0635\u0641\u0648\u0641 \u0641\u064A \u0627\u0644\u0635\u0641\u062D\u0629",scrollableRegion:"\u0645\u0646\u0637\u0642\u0629 \u0642\u0627\u0628\u0644\u0629 \u0644\u0644\u062A\u0645\u0631\u064A\u0631",scrollToEnd:"\u0627\u0644\u0627\u0646\u062A\u0642\u0627\u0644 \u0627\u0644\u0649 \u0627\u0644\u0646\u0647\u0627\u064A\u0629",scrollToStart:"\u0627\u0644\u0627\u0646\u062A\u0642\u0627\u0644 \u0627\u0644\u0649 \u0627\u0644\u0628\u062F\u0627\u064A\u0629",search:"\u0628\u062D\u062B",second:"\u0627\u0644\u062B\u0627\u0646\u064A\u0629",seek:"\u0628\u062D\u062B",seekProgress:(t,e)=>`${t} \u0645\u0646 ${e}`,selectAColorFromTheScreen:"\u0627\u062E\u062A\u0631 \u0644\u0648\u0646 \u0645\u0646 \u0627\u0644\u0634\u0627\u0634\u0629",selectAllRows:"\u062A\u062D\u062F\u064A\u062F \u0643\u0644 \u0627\u0644\u0635\u0641\u0648\u0641",selected:"\u0645\u062D\u062F\u062F",selectedDateLabel:t=>`\u0627\u0644\u0645\u062D\u062F\u062F: ${t}`,selectedRangeLabel:t=>`\u0627\u0644\u0646\u0637\u0627\u0642 \u0627\u0644\u0645\u062D\u062F\u062F: ${t}`,selectGroup:"\u062A\u062D\u062F\u064A\u062F \u0627\u0644\u0645\u062C\u0645\u0648\u0639\u0629",selectionCleared:"\u062A\u0645 \u0645\u0633\u062D \u0627\u0644\u062A\u062D\u062F\u064A\u062F",selectRow:"\u062A\u062D\u062F\u064A\u062F \u0627\u0644\u0635\u0641",showingNofMRows:(t,e)=>`\u0639\u0631\u0636 ${t} \u0645\u0646 ${e} \u0635\u0641\u0648\u0641`,showingXtoYofZ:(t,e,u)=>`${t}\u2013${e} \u0645\u0646 ${u}`,showPassword:"\u0639\u0631\u0636 \u0643\u0644\u0645\u0629 \u0627\u0644\u0645\u0631\u0648\u0631",slideNum:t=>`\u0634\u0631\u064A\u062D\u0629 ${t}`,sortAscending:"\u0641\u0631\u0632 \u062A\u0635\u0627\u0639\u062F\u064A",sortColumn:"\u0641\u0631\u0632 \u0627\u0644\u0639\u0645\u0648\u062F",sortDescending:"\u0641\u0631\u0632 \u062A\u0646\u0627\u0632\u0644\u064A",startDate:"\u062A\u0627\u0631\u064A\u062E \u0627\u0644\u0628\u062F\u0621",steps:"\u0627\u0644\u062E\u0637\u0648\u0627\u062A",stepXOfY:(t,e)=>`\u0627\u0644\u062E\u0637\u0648\u0629 ${t} \u0645\u0646 ${e}`,tagAdded:t=>`\u062A\u0645\u062A \u0625\u0636\u0627\u0641\u0629 ${t}`,tagAlreadyAdded:t=>`\u0627\u0644\u0648\u0633\u0645 ${t} \u0645\u0636\u0627\u0641 \u0628\u0627\u0644\u0641\u0639\u0644`,tagInputKeyboardHelp:"\u0627\u0636\u063A\u0637 Backspace \u0623\u0648 Delete \u0644\u0625\u0632\u0627\u0644\u0629 \u0647\u0630\u0627 \u0627\u0644\u0648\u0633\u0645.",tagRemoved:t=>`\u062A\u0645\u062A \u0625\u0632\u0627\u0644\u0629 ${t}`,time:"\u0627\u0644\u0648\u0642\u062A",timeInputKeyboardHelp:"\u0627\u0633\u062A\u062E\u062F\u0645 \u0645\u0641\u0627\u062A\u064A\u062D \u0627\u0644\u0623\u0633\u0647\u0645 \u0644\u062A\u063A\u064A\u064A\u0631 \u0627\u0644\u0642\u064A\u0645\u061B \u0627\u0636\u063A\u0637 Alt+\u0633\u0647\u0645 \u0627\u0644\u0623\u0633\u0641\u0644 \u0644\u0641\u062A\u062D \u0645\u0646\u062A\u0642\u064A \u0627\u0644\u0648\u0642\u062A.",today:"\u0627\u0644\u064A\u0648\u0645",toggleColorFormat:"\u062A\u063A\u064A\u064A\u0631 \u0635\u064A\u063A\u0629 \u0639\u0631\u0636  \u0627\u0644\u0644\u0648\u0646",tooFewTags:t=>t===1?"\u0623\u0636\u0641 \u0648\u0633\u0645\u064B\u0627 \u0648\u0627\u062D\u062F\u064B\u0627 \u0639\u0644\u0649 \u0627\u0644\u0623\u0642\u0644":t===2?"\u0623\u0636\u0641 \u0648\u0633\u0645\u064A\u0646 \u0639\u0644\u0649 \u0627\u0644\u0623\u0642\u0644":t>2&&t<11?`\u0623\u0636\u0641 ${t} \u0648\u0633\u0648\u0645 \u0639\u0644\u0649 \u0627\u0644\u0623\u0642\u0644`:`\u0623\u0636\u0641 ${t} \u0648\u0633\u0645\u064B\u0627 \u0639\u0644\u0649 \u0627\u0644\u0623\u0642\u0644`,tooManyTags:t=>t===1?"\u0644\u0627 \u062A\u0636\u0641 \u0623\u0643\u062B\u0631 \u0645\u0646 \u0648\u0633\u0645 \u0648\u0627\u062D\u062F":t===2?"\u0644\u0627 \u062A\u0636\u0641 \u0623\u0643\u062B\u0631 \u0645\u0646 \u0648\u0633\u0645\u064A\u0646":t>2&&t<11?`\u0644\u0627 \u062A\u0636\u0641 \u0623\u0643\u062B\u0631 \u0645\u0646 ${t} \u0648\u0633\u0648\u0645`:`\u0644\u0627 \u062A\u0636\u0641 \u0623\u0643\u062B\u0631 \u0645\u0646 ${t} \u0648\u0633\u0645\u064B\u0627`,unmute:"\u0625\u0644\u063A\u0627\u0621 \u0643\u062A\u0645 \u0627\u0644\u0635\u0648\u062A",unpin:"\u0625\u0644\u063A\u0627\u0621 \u0627\u0644\u062A\u062B\u0628\u064A\u062A",unpinColumn:"\u0625\u0644\u063A\u0627\u0621 \u062A\u062B\u0628\u064A\u062A \u0627\u0644\u0639\u0645\u0648\u062F",videoPlayer:"\u0645\u0634\u063A\u0644 \u0627\u0644\u0641\u064A\u062F\u064A\u0648",volume:"\u0645\u0633\u062A\u0648\u0649 \u0627\u0644\u0635\u0648\u062A",year:"\u0627\u0644\u0633\u0646\u0629",zoomIn:"\u062A\u0643\u0628\u064A\u0631",zoomOut:"\u062A\u0635\u063A\u064A\u0631"};R(oi);var ri={$code:"es",$name:"Espa\xF1ol",$dir:"ltr",allTagsRemoved:"Se eliminaron todas las etiquetas",am:"AM",autosizeColumn:"Ajustar el tama\xF1o de la columna al contenido",captions:"Subt\xEDtulos",carousel:"Carrusel",chooseDate:"Elegir fecha",chooseDecade:"Elegir d\xE9cada",chooseMonth:"Elegir mes",chooseTime:"Elegir hora",chooseYear:"Elegir a\xF1o",clearEntry:"Borrar entrada",clearFilter:"Borrar filtro",clearSort:"Borrar orden",close:"Cerrar",closeCalendar:"Cerrar calendario",closeTimeInput:"Cerrar selector de hora",collapseRow:"Contraer fila",columnMenu:"Opciones de columna",columnMovedToPosition:(t,e,u)=>`${t} movida a la posici\xF3n ${e} de ${u}`,columns:"Columnas",compactPageXOfY:(t,e)=>`${t} de ${e}`,completed:"Completado",copied:"Copiado",copy:"Copiar",createOption:t=>`Crear "${t}"`,currentlyPlaying:"reproduciendo actualmente",currentValue:"Valor actual",date:"Fecha",datePickerKeyboardHelp:"Use las teclas de flecha para cambiar los valores; presione Alt+Flecha abajo para abrir el calendario.",day:"D\xEDa",dayPeriod:"AM/PM",decrement:"Disminuir",deselectAllRows:"Deseleccionar todas las filas",disabled:"Deshabilitado",dropFileHere:"Drop file here or click to browse",dropFilesHere:"Drop files here or click to browse",empty:"Vac\xEDo",endDate:"Fecha de fin",enterFullscreen:"Entrar en pantalla completa",error:"Error",exitFullscreen:"Salir de pantalla completa",expandRow:"Expandir fila",filterByColumn:t=>`Filtrar por ${t}`,filterFrom:"Desde",filterMax:"M\xE1x",filterMin:"M\xEDn",filterTo:"Hasta",firstPage:"Primera p\xE1gina",goToSlide:(t,e)=>`Ir a la diapositiva ${t} de ${e}`,hideColumn:"Ocultar columna",hidePassword:"Ocultar contrase\xF1a",hour:"Hora",incompleteDate:"Introduzca una fecha v\xE1lida.",increment:"Aumentar",jumpBackwardX:t=>t===1?"Retroceder 1 p\xE1gina":`Retroceder ${t} p\xE1ginas`,jumpForwardX:t=>t===1?"Avanzar 1 p\xE1gina":`Avanzar ${t} p\xE1ginas`,lastPage:"\xDAltima p\xE1gina",loading:"Cargando",locked:"Bloqueado",minute:"Minuto",month:"Mes",moreOptions:"M\xE1s opciones",mute:"Silenciar",nextDecade:"D\xE9cada siguiente",nextMonth:"Mes siguiente",nextPage:"P\xE1gina siguiente",nextSlide:"Siguiente diapositiva",nextVideo:"Siguiente v\xEDdeo",nextYear:"A\xF1o siguiente",noData:"No hay datos",noOptions:"No hay opciones",noResults:"No hay resultados coincidentes",notCompleted:"No completado",now:"Ahora",numCharacters:t=>t===1?"1 car\xE1cter":`${t} caracteres`,numCharactersRemaining:t=>t===1?"1 car\xE1cter restante":`${t} caracteres restantes`,numOptionsAvailable:t=>t===0?"No hay opciones disponibles":t===1?"1 opci\xF3n disponible":`${t} opciones disponibles`,numOptionsSelected:t=>t===0?"No hay opciones seleccionadas":t===1?"1 opci\xF3n seleccionada":`${t} opci\xF3n seleccionada`,numRowsCopied:t=>t===1?"1 fila copiada":`${t} filas copiadas`,numRowsSelected:t=>t===1?"1 fila seleccionada":`${t} filas seleccionadas`,optionPosition:(t,e,u)=>`${t}, ${e} de ${u}`,optionsLoadError:"No se pudieron cargar las opciones",pageXOfY:(t,e)=>`P\xE1gina ${t} de ${e}`,pagination:"Paginaci\xF3n",pause:"Pausar",pauseAnimation:"Pausar animaci\xF3n",pictureInPicture:"Imagen en imagen",pinLeft:"Fijar a la izquierda",pinRight:"Fijar a la derecha",play:"Reproducir",playAnimation:"Reproducir animaci\xF3n",playbackSpeed:"Velocidad de reproducci\xF3n",playlist:"Lista de reproducci\xF3n",pm:"PM",previousDecade:"D\xE9cada anterior",previousMonth:"Mes anterior",previousPage:"P\xE1gina anterior",previousSlide:"Diapositiva anterior",previousVideo:"V\xEDdeo anterior",previousYear:"A\xF1o anterior",progress:"Progreso",rangeTooLong:t=>t===1?"Seleccione un intervalo no mayor de 1 d\xEDa":`Seleccione un intervalo no mayor de ${t} d\xEDas`,rangeTooShort:t=>t===1?"Seleccione un intervalo de al menos 1 d\xEDa":`Seleccione un intervalo de al menos ${t} d\xEDas`,readonly:"Solo lectura",remove:"Eliminar",resetColumns:"Restablecer columnas",resize:"Cambiar el tama\xF1o",resizeColumn:"Cambiar el tama\xF1o de la columna",rowsPerPage:"Filas por p\xE1gina",scrollableRegion:"Regi\xF3n desplazable",scrollToEnd:"Desplazarse hasta el final",scrollToStart:"Desplazarse al inicio",search:"Buscar",second:"Segundo",seek:"Buscar",seekProgress:(t,e)=>`${t} de ${e}`,selectAColorFromTheScreen:"Seleccione un color de la pantalla",selectAllRows:"Seleccionar todas las filas",selected:"Seleccionado",selectedDateLabel:t=>`Seleccionado: ${t}`,selectedRangeLabel:t=>`Intervalo seleccionado: ${t}`,selectGroup:"Seleccionar grupo",selectionCleared:"Selecci\xF3n borrada",selectRow:"Seleccionar fila",showingNofMRows:(t,e)=>`Mostrando ${t} de ${e} filas`,showingXtoYofZ:(t,e,u)=>`${t}\u2013${e} de ${u}`,showPassword:"Mostrar contrase\xF1a",slideNum:t=>`Diapositiva ${t}`,sortAscending:"Ordenar de forma ascendente",sortColumn:"Ordenar columna",sortDescending:"Ordenar de forma descendente",startDate:"Fecha de inicio",steps:"Pasos",stepXOfY:(t,e)=>`Paso ${t} de ${e}`,tagAdded:t=>`Se a\xF1adi\xF3 ${t}`,tagAlreadyAdded:t=>`${t} ya existe`,tagInputKeyboardHelp:"Pulse Retroceso o Suprimir para eliminar esta etiqueta.",tagRemoved:t=>`Se elimin\xF3 ${t}`,time:"Hora",timeInputKeyboardHelp:"Use las teclas de flecha para cambiar los valores; presione Alt+Flecha abajo para abrir el selector de hora.",today:"Hoy",toggleColorFormat:"Alternar formato de color",tooFewTags:t=>t===1?"A\xF1ada al menos 1 etiqueta":`A\xF1ada al menos ${t} etiquetas`,tooManyTags:t=>t===1?"A\xF1ada como m\xE1ximo 1 etiqueta":`A\xF1ada como m\xE1ximo ${t} etiquetas`,unmute:"Activar sonido",unpin:"Desfijar",unpinColumn:"Desfijar columna",videoPlayer:"Reproductor de v\xEDdeo",volume:"Volumen",year:"A\xF1o",zoomIn:"Acercar",zoomOut:"Alejar"};R(ri);var ii={$code:"fr",$name:"Fran\xE7ais",$dir:"ltr",allTagsRemoved:"Toutes les \xE9tiquettes ont \xE9t\xE9 retir\xE9es",am:"AM",autosizeColumn:"Ajuster la colonne au contenu",captions:"Sous-titres",carousel:"Carrousel",chooseDate:"Choisir la date",chooseDecade:"Choisir la d\xE9cennie",chooseMonth:"Choisir le mois",chooseTime:"Choisir l'heure",chooseYear:"Choisir l'ann\xE9e",clearEntry:"Effacer l'entr\xE9e",clearFilter:"Effacer le filtre",clearSort:"Effacer le tri",close:"Fermer",closeCalendar:"Fermer le calendrier",closeTimeInput:"Fermer le s\xE9lecteur d'heure",collapseRow:"R\xE9duire la ligne",columnMenu:"Options de colonne",columnMovedToPosition:(t,e,u)=>`${t} d\xE9plac\xE9e \xE0 la position ${e} sur ${u}`,columns:"Colonnes",compactPageXOfY:(t,e)=>`${t} sur ${e}`,completed:"Termin\xE9",copied:"Copi\xE9",copy:"Copier",createOption:t=>`Cr\xE9er \xAB ${t} \xBB`,currentlyPlaying:"en cours de lecture",currentValue:"Valeur actuelle",date:"Date",datePickerKeyboardHelp:"Utilisez les touches fl\xE9ch\xE9es pour modifier les valeurs ; appuyez sur Alt+Fl\xE8che bas pour ouvrir le calendrier.",day:"Jour",dayPeriod:"AM/PM",decrement:"Diminuer",deselectAllRows:"D\xE9s\xE9lectionner toutes les lignes",disabled:"D\xE9sactiv\xE9",dropFileHere:"Drop file here or click to browse",dropFilesHere:"Drop files here or click to browse",empty:"Vide",endDate:"Date de fin",enterFullscreen:"Passer en plein \xE9cran",error:"Erreur",exitFullscreen:"Quitter le plein \xE9cran",expandRow:"D\xE9velopper la ligne",filterByColumn:t=>`Filtrer par ${t}`,filterFrom:"De",filterMax:"Max",filterMin:"Min",filterTo:"\xC0",firstPage:"Premi\xE8re page",goToSlide:(t,e)=>`Aller \xE0 la diapositive ${t} de ${e}`,hideColumn:"Masquer la colonne",hidePassword:"Masquer le mot de passe",hour:"Heure",incompleteDate:"Saisissez une date valide.",increment:"Augmenter",jumpBackwardX:t=>`Reculer de ${t} pages`,jumpForwardX:t=>`Avancer de ${t} pages`,lastPage:"Derni\xE8re page",loading:"Chargement",locked:"Verrouill\xE9",minute:"Minute",month:"Mois",moreOptions:"Plus d'options",mute:"Couper le son",nextDecade:"D\xE9cennie suivante",nextMonth:"Mois suivant",nextPage:"Page suivante",nextSlide:"Diapositive suivante",nextVideo:"Vid\xE9o suivante",nextYear:"Ann\xE9e suivante",noData:"Aucune donn\xE9e",noOptions:"Aucune option",noResults:"Aucun r\xE9sultat correspondant",notCompleted:"Non termin\xE9",now:"Maintenant",numCharacters:t=>t===1?"1 caract\xE8re":`${t} caract\xE8res`,numCharactersRemaining:t=>t===1?"1 caract\xE8re restant":`${t} caract\xE8res restants`,numOptionsAvailable:t=>t===0?"Aucune option disponible":t===1?"1 option disponible":`${t} options disponibles`,numOptionsSelected:t=>t===0?"Aucune option s\xE9lectionn\xE9e":t===1?"1 option s\xE9lectionn\xE9e":`${t} options s\xE9lectionn\xE9es`,numRowsCopied:t=>t===1?"1 ligne copi\xE9e":`${t} lignes copi\xE9es`,numRowsSelected:t=>t===1?"1 ligne s\xE9lectionn\xE9e":`${t} lignes s\xE9lectionn\xE9es`,optionPosition:(t,e,u)=>`${t}, ${e} sur ${u}`,optionsLoadError:"Impossible de charger les options",pageXOfY:(t,e)=>`Page ${t} sur ${e}`,pagination:"Pagination",pause:"Pause",pauseAnimation:"Suspendre l'animation",pictureInPicture:"Image dans l'image",pinLeft:"\xC9pingler \xE0 gauche",pinRight:"\xC9pingler \xE0 droite",play:"Lecture",playAnimation:"Lire l'animation",playbackSpeed:"Vitesse de lecture",playlist:"Liste de lecture",pm:"PM",previousDecade:"D\xE9cennie pr\xE9c\xE9dente",previousMonth:"Mois pr\xE9c\xE9dent",previousPage:"Page pr\xE9c\xE9dente",previousSlide:"Diapositive pr\xE9c\xE9dente",previousVideo:"Vid\xE9o pr\xE9c\xE9dente",previousYear:"Ann\xE9e pr\xE9c\xE9dente",progress:"Progr\xE8s",rangeTooLong:t=>t===1?"S\xE9lectionnez une plage ne d\xE9passant pas 1 jour":`S\xE9lectionnez une plage ne d\xE9passant pas ${t} jours`,rangeTooShort:t=>t===1?"S\xE9lectionnez une plage d'au moins 1 jour":`S\xE9lectionnez une plage d'au moins ${t} jours`,readonly:"Lecture seule",remove:"Retirer",resetColumns:"R\xE9initialiser les colonnes",resize:"Redimensionner",resizeColumn:"Redimensionner la colonne",rowsPerPage:"Lignes par page",scrollableRegion:"R\xE9gion d\xE9filante",scrollToEnd:"Faire d\xE9filer jusqu'\xE0 la fin",scrollToStart:"Faire d\xE9filer jusqu'au d\xE9but",search:"Rechercher",second:"Seconde",seek:"Rechercher",seekProgress:(t,e)=>`${t} sur ${e}`,selectAColorFromTheScreen:"S\xE9lectionnez une couleur \xE0 l'\xE9cran",selectAllRows:"S\xE9lectionner toutes les lignes",selected:"S\xE9lectionn\xE9",selectedDateLabel:t=>`S\xE9lectionn\xE9 : ${t}`,selectedRangeLabel:t=>`Plage s\xE9lectionn\xE9e : ${t}`,selectGroup:"S\xE9lectionner le groupe",selectionCleared:"S\xE9lection effac\xE9e",selectRow:"S\xE9lectionner la ligne",showingNofMRows:(t,e)=>`Affichage de ${t} sur ${e} lignes`,showingXtoYofZ:(t,e,u)=>`${t}\u2013${e} sur ${u}`,showPassword:"Montrer le mot de passe",slideNum:t=>`Diapositive ${t}`,sortAscending:"Trier par ordre croissant",sortColumn:"Trier la colonne",sortDescending:"Trier par ordre d\xE9croissant",startDate:"Date de d\xE9but",steps:"\xC9tapes",stepXOfY:(t,e)=>`\xC9tape ${t} sur ${e}`,tagAdded:t=>`${t} ajout\xE9`,tagAlreadyAdded:t=>`${t} existe d\xE9j\xE0`,tagInputKeyboardHelp:"Appuyez sur Retour arri\xE8re ou Suppr pour retirer cette \xE9tiquette.",tagRemoved:t=>`${t} retir\xE9`,time:"Heure",timeInputKeyboardHelp:"Utilisez les touches fl\xE9ch\xE9es pour modifier les valeurs ; appuyez sur Alt+Fl\xE8che bas pour ouvrir le s\xE9lecteur d'heure.",today:"Aujourd'hui",toggleColorFormat:"Changer le format de couleur",tooFewTags:t=>t===1?"Ajoutez au moins 1 \xE9tiquette":`Ajoutez au moins ${t} \xE9tiquettes`,tooManyTags:t=>t===1?"Ajoutez au plus 1 \xE9tiquette":`Ajoutez au plus ${t} \xE9tiquettes`,unmute:"R\xE9tablir le son",unpin:"D\xE9s\xE9pingler",unpinColumn:"D\xE9s\xE9pingler la colonne",videoPlayer:"Lecteur vid\xE9o",volume:"Volume",year:"Ann\xE9e",zoomIn:"Zoomer",zoomOut:"D\xE9zoomer"};R(ii);var ai={$code:"ja",$name:"\u65E5\u672C\u8A9E",$dir:"ltr",allTagsRemoved:"\u3059\u3079\u3066\u306E\u30BF\u30B0\u3092\u524A\u9664\u3057\u307E\u3057\u305F",am:"\u5348\u524D",autosizeColumn:"\u5217\u306E\u5E45\u3092\u81EA\u52D5\u8ABF\u6574",captions:"\u5B57\u5E55",carousel:"\u30AB\u30EB\u30FC\u30BB\u30EB",chooseDate:"\u65E5\u4ED8\u3092\u9078\u629E",chooseDecade:"\u5E74\u4EE3\u3092\u9078\u629E",chooseMonth:"\u6708\u3092\u9078\u629E",chooseTime:"\u6642\u523B\u3092\u9078\u629E",chooseYear:"\u5E74\u3092\u9078\u629E",clearEntry:"\u30AF\u30EA\u30A2",clearFilter:"\u7D5E\u308A\u8FBC\u307F\u3092\u30AF\u30EA\u30A2",clearSort:"\u4E26\u3079\u66FF\u3048\u3092\u30AF\u30EA\u30A2",close:"\u9589\u3058\u308B",closeCalendar:"\u30AB\u30EC\u30F3\u30C0\u30FC\u3092\u9589\u3058\u308B",closeTimeInput:"\u6642\u523B\u9078\u629E\u3092\u9589\u3058\u308B",collapseRow:"\u884C\u3092\u6298\u308A\u305F\u305F\u3080",columnMenu:"\u5217\u306E\u30AA\u30D7\u30B7\u30E7\u30F3",columnMovedToPosition:(t,e,u)=>`${t} \u3092 ${u} \u5217\u4E2D ${e} \u756A\u76EE\u306B\u79FB\u52D5\u3057\u307E\u3057\u305F`,columns:"\u5217",compactPageXOfY:(t,e)=>`${e} \u4E2D ${t}`,completed:"\u5B8C\u4E86",copied:"\u30B3\u30D4\u30FC\u3057\u307E\u3057\u305F",copy:"\u30B3\u30D4\u30FC",createOption:t=>`\u300C${t}\u300D\u3092\u4F5C\u6210`,currentlyPlaying:"\u518D\u751F\u4E2D",currentValue:"\u73FE\u5728\u306E\u5024",date:"\u65E5\u4ED8",datePickerKeyboardHelp:"\u77E2\u5370\u30AD\u30FC\u3067\u5024\u3092\u5909\u66F4\u3057\u3001Alt+\u4E0B\u77E2\u5370\u30AD\u30FC\u3067\u30AB\u30EC\u30F3\u30C0\u30FC\u3092\u958B\u304D\u307E\u3059\u3002",day:"\u65E5",dayPeriod:"\u5348\u524D/\u5348\u5F8C",decrement:"\u6E1B\u3089\u3059",deselectAllRows:"\u3059\u3079\u3066\u306E\u884C\u306E\u9078\u629E\u3092\u89E3\u9664",disabled:"\u7121\u52B9",dropFileHere:"Drop file here or click to browse",dropFilesHere:"Drop files here or click to browse",empty:"\u7A7A",endDate:"\u7D42\u4E86\u65E5",enterFullscreen:"\u5168\u753B\u9762\u8868\u793A",error:"\u30A8\u30E9\u30FC",exitFullscreen:"\u5168\u753B\u9762\u8868\u793A\u3092\u7D42\u4E86",expandRow:"\u884C\u3092\u5C55\u958B",filterByColumn:t=>`${t} \u3067\u7D5E\u308A\u8FBC\u3080`,filterFrom:"\u958B\u59CB",filterMax:"\u6700\u5927",filterMin:"\u6700\u5C0F",filterTo:"\u7D42\u4E86",firstPage:"\u6700\u521D\u306E\u30DA\u30FC\u30B8",goToSlide:(t,e)=>`${e} \u679A\u4E2D ${t} \u679A\u306E\u30B9\u30E9\u30A4\u30C9\u306B\u79FB\u52D5`,hideColumn:"\u5217\u3092\u975E\u8868\u793A",hidePassword:"\u30D1\u30B9\u30EF\u30FC\u30C9\u3092\u96A0\u3059",hour:"\u6642",incompleteDate:"\u6709\u52B9\u306A\u65E5\u4ED8\u3092\u5165\u529B\u3057\u3066\u304F\u3060\u3055\u3044\u3002",increment:"\u5897\u3084\u3059",jumpBackwardX:t=>`${t} \u30DA\u30FC\u30B8\u623B\u308B`,jumpForwardX:t=>`${t} \u30DA\u30FC\u30B8\u9032\u3080`,lastPage:"\u6700\u5F8C\u306E\u30DA\u30FC\u30B8",loading:"\u8AAD\u307F\u8FBC\u307F\u4E2D",locked:"\u30ED\u30C3\u30AF\u4E2D",minute:"\u5206",month:"\u6708",moreOptions:"\u305D\u306E\u4ED6\u306E\u30AA\u30D7\u30B7\u30E7\u30F3",mute:"\u30DF\u30E5\u30FC\u30C8",nextDecade:"\u6B21\u306E\u5E74\u4EE3",nextMonth:"\u7FCC\u6708",nextPage:"\u6B21\u306E\u30DA\u30FC\u30B8",nextSlide:"\u6B21\u306E\u30B9\u30E9\u30A4\u30C9",nextVideo:"\u6B21\u306E\u52D5\u753B",nextYear:"\u7FCC\u5E74",noData:"\u30C7\u30FC\u30BF\u304C\u3042\u308A\u307E\u305B\u3093",noOptions:"\u9805\u76EE\u304C\u3042\u308A\u307E\u305B\u3093",noResults:"\u4E00\u81F4\u3059\u308B\u7D50\u679C\u304C\u3042\u308A\u307E\u305B\u3093",notCompleted:"\u672A\u5B8C\u4E86",now:"\u73FE\u5728",numCharacters:t=>`${t}\u6587\u5B57`,numCharactersRemaining:t=>`\u6B8B\u308A${t}\u6587\u5B57`,numOptionsAvailable:t=>t===0?"\u5229\u7528\u3067\u304D\u308B\u9805\u76EE\u304C\u3042\u308A\u307E\u305B\u3093":`${t} \u500B\u306E\u9805\u76EE\u304C\u5229\u7528\u3067\u304D\u307E\u3059`,numOptionsSelected:t=>t===0?"\u9805\u76EE\u304C\u9078\u629E\u3055\u308C\u3066\u3044\u307E\u305B\u3093":`${t} \u500B\u306E\u9805\u76EE\u304C\u9078\u629E\u3055\u308C\u307E\u3057\u305F`,numRowsCopied:t=>`${t} \u884C\u3092\u30B3\u30D4\u30FC\u3057\u307E\u3057\u305F`,numRowsSelected:t=>`${t} \u884C\u3092\u9078\u629E\u4E2D`,optionPosition:(t,e,u)=>`${t}\u3001${u} \u4E2D ${e}`,optionsLoadError:"\u9805\u76EE\u3092\u8AAD\u307F\u8FBC\u3081\u307E\u305B\u3093\u3067\u3057\u305F",pageXOfY:(t,e)=>`${e} \u30DA\u30FC\u30B8\u4E2D ${t} \u30DA\u30FC\u30B8`,pagination:"\u30DA\u30FC\u30B8\u9001\u308A",pause:"\u4E00\u6642\u505C\u6B62",pauseAnimation:"\u30A2\u30CB\u30E1\u30FC\u30B7\u30E7\u30F3\u3092\u4E00\u6642\u505C\u6B62",pictureInPicture:"\u30D4\u30AF\u30C1\u30E3\u30FC\u30FB\u30A4\u30F3\u30FB\u30D4\u30AF\u30C1\u30E3\u30FC",pinLeft:"\u5DE6\u306B\u56FA\u5B9A",pinRight:"\u53F3\u306B\u56FA\u5B9A",play:"\u518D\u751F",playAnimation:"\u30A2\u30CB\u30E1\u30FC\u30B7\u30E7\u30F3\u3092\u518D\u751F",playbackSpeed:"\u518D\u751F\u901F\u5EA6",playlist:"\u30D7\u30EC\u30A4\u30EA\u30B9\u30C8",pm:"\u5348\u5F8C",previousDecade:"\u524D\u306E\u5E74\u4EE3",previousMonth:"\u524D\u6708",previousPage:"\u524D\u306E\u30DA\u30FC\u30B8",previousSlide:"\u524D\u306E\u30B9\u30E9\u30A4\u30C9",previousVideo:"\u524D\u306E\u52D5\u753B",previousYear:"\u524D\u5E74",progress:"\u9032\u884C",rangeTooLong:t=>t===1?"1\u65E5\u4EE5\u5185\u306E\u7BC4\u56F2\u3092\u9078\u629E\u3057\u3066\u304F\u3060\u3055\u3044":`${t}\u65E5\u4EE5\u5185\u306E\u7BC4\u56F2\u3092\u9078\u629E\u3057\u3066\u304F\u3060\u3055\u3044`,rangeTooShort:t=>t===1?"1\u65E5\u4EE5\u4E0A\u306E\u7BC4\u56F2\u3092\u9078\u629E\u3057\u3066\u304F\u3060\u3055\u3044":`${t}\u65E5\u4EE5\u4E0A\u306E\u7BC4\u56F2\u3092\u9078\u629E\u3057\u3066\u304F\u3060\u3055\u3044`,readonly:"\u8AAD\u307F\u53D6\u308A\u5C02\u7528",remove:"\u524A\u9664",resetColumns:"\u5217\u3092\u30EA\u30BB\u30C3\u30C8",resize:"\u30B5\u30A4\u30BA\u5909\u66F4",resizeColumn:"\u5217\u306E\u30B5\u30A4\u30BA\u3092\u5909\u66F4",rowsPerPage:"\u30DA\u30FC\u30B8\u3042\u305F\u308A\u306E\u884C\u6570",scrollableRegion:"\u30B9\u30AF\u30ED\u30FC\u30EB\u53EF\u80FD\u9818\u57DF",scrollToEnd:"\u6700\u5F8C\u306B\u30B9\u30AF\u30ED\u30FC\u30EB\u3059\u308B",scrollToStart:"\u6700\u521D\u306B\u30B9\u30AF\u30ED\u30FC\u30EB\u3059\u308B",search:"\u691C\u7D22",second:"\u79D2",seek:"\u30B7\u30FC\u30AF",seekProgress:(t,e)=>`${t} / ${e}`,selectAColorFromTheScreen:"\u753B\u9762\u304B\u3089\u8272\u3092\u9078\u629E\u3057\u3066\u304F\u3060\u3055\u3044",selectAllRows:"\u3059\u3079\u3066\u306E\u884C\u3092\u9078\u629E",selected:"\u9078\u629E\u6E08\u307F",selectedDateLabel:t=>`\u9078\u629E\u6E08\u307F\uFF1A${t}`,selectedRangeLabel:t=>`\u9078\u629E\u6E08\u307F\u306E\u7BC4\u56F2\uFF1A${t}`,selectGroup:"\u30B0\u30EB\u30FC\u30D7\u3092\u9078\u629E",selectionCleared:"\u9078\u629E\u3092\u89E3\u9664\u3057\u307E\u3057\u305F",selectRow:"\u884C\u3092\u9078\u629E",showingNofMRows:(t,e)=>`${e} \u884C\u4E2D ${t} \u884C\u3092\u8868\u793A\u4E2D`,showingXtoYofZ:(t,e,u)=>`${u} \u4EF6\u4E2D ${t}\u2013${e} \u4EF6`,showPassword:"\u30D1\u30B9\u30EF\u30FC\u30C9\u3092\u8868\u793A",slideNum:t=>`\u30B9\u30E9\u30A4\u30C9 ${t}`,sortAscending:"\u6607\u9806\u3067\u4E26\u3079\u66FF\u3048",sortColumn:"\u5217\u3092\u4E26\u3079\u66FF\u3048",sortDescending:"\u964D\u9806\u3067\u4E26\u3079\u66FF\u3048",startDate:"\u958B\u59CB\u65E5",steps:"\u30B9\u30C6\u30C3\u30D7",stepXOfY:(t,e)=>`\u30B9\u30C6\u30C3\u30D7 ${t} / ${e}`,tagAdded:t=>`${t} \u3092\u8FFD\u52A0\u3057\u307E\u3057\u305F`,tagAlreadyAdded:t=>`${t} \u306F\u3059\u3067\u306B\u8FFD\u52A0\u3055\u308C\u3066\u3044\u307E\u3059`,tagInputKeyboardHelp:"Backspace \u307E\u305F\u306F Delete \u30AD\u30FC\u3092\u62BC\u3059\u3068\u3001\u3053\u306E\u30BF\u30B0\u3092\u524A\u9664\u3057\u307E\u3059\u3002",tagRemoved:t=>`${t} \u3092\u524A\u9664\u3057\u307E\u3057\u305F`,time:"\u6642\u523B",timeInputKeyboardHelp:"\u77E2\u5370\u30AD\u30FC\u3067\u5024\u3092\u5909\u66F4\u3057\u3001Alt+\u4E0B\u77E2\u5370\u30AD\u30FC\u3067\u6642\u523B\u9078\u629E\u3092\u958B\u304D\u307E\u3059\u3002",today:"\u4ECA\u65E5",toggleColorFormat:"\u8272\u306E\u30D5\u30A9\u30FC\u30DE\u30C3\u30C8\u3092\u5207\u308A\u66FF\u3048\u308B",tooFewTags:t=>`\u30BF\u30B0\u3092${t}\u500B\u4EE5\u4E0A\u8FFD\u52A0\u3057\u3066\u304F\u3060\u3055\u3044`,tooManyTags:t=>`\u30BF\u30B0\u306F${t}\u500B\u4EE5\u5185\u306B\u3057\u3066\u304F\u3060\u3055\u3044`,unmute:"\u30DF\u30E5\u30FC\u30C8\u89E3\u9664",unpin:"\u56FA\u5B9A\u3092\u89E3\u9664",unpinColumn:"\u5217\u306E\u56FA\u5B9A\u3092\u89E3\u9664",videoPlayer:"\u30D3\u30C7\u30AA\u30D7\u30EC\u30FC\u30E4\u30FC",volume:"\u97F3\u91CF",year:"\u5E74",zoomIn:"\u30BA\u30FC\u30E0\u30A4\u30F3",zoomOut:"\u30BA\u30FC\u30E0\u30A2\u30A6\u30C8"};R(ai);var ni={$code:"pt",$name:"Portugu\xEAs",$dir:"ltr",allTagsRemoved:"Todas as etiquetas foram removidas",am:"AM",autosizeColumn:"Ajustar largura da coluna",captions:"Legendas",carousel:"Carrossel",chooseDate:"Escolher data",chooseDecade:"Escolher d\xE9cada",chooseMonth:"Escolher m\xEAs",chooseTime:"Escolher hora",chooseYear:"Escolher ano",clearEntry:"Limpar entrada",clearFilter:"Limpar filtro",clearSort:"Limpar ordena\xE7\xE3o",close:"Fechar",closeCalendar:"Fechar calend\xE1rio",closeTimeInput:"Fechar seletor de hora",collapseRow:"Recolher linha",columnMenu:"Op\xE7\xF5es da coluna",columnMovedToPosition:(t,e,u)=>`${t} movida para a posi\xE7\xE3o ${e} de ${u}`,columns:"Colunas",compactPageXOfY:(t,e)=>`${t} de ${e}`,completed:"Conclu\xEDdo",copied:"Copiado",copy:"Copiar",createOption:t=>`Criar "${t}"`,currentlyPlaying:"a reproduzir",currentValue:"Valor atual",date:"Data",datePickerKeyboardHelp:"Use as teclas de seta para alterar os valores; pressione Alt+Seta para baixo para abrir o calend\xE1rio.",day:"Dia",dayPeriod:"AM/PM",decrement:"Diminuir",deselectAllRows:"Desmarcar todas as linhas",disabled:"Desativado",dropFileHere:"Drop file here or click to browse",dropFilesHere:"Drop files here or click to browse",empty:"Vazio",endDate:"Data de fim",enterFullscreen:"Entrar em ecr\xE3 inteiro",error:"Erro",exitFullscreen:"Sair do ecr\xE3 inteiro",expandRow:"Expandir linha",filterByColumn:t=>`Filtrar por ${t}`,filterFrom:"De",filterMax:"M\xE1x.",filterMin:"M\xEDn.",filterTo:"At\xE9",firstPage:"Primeira p\xE1gina",goToSlide:(t,e)=>`V\xE1 para o slide ${t} de ${e}`,hideColumn:"Ocultar coluna",hidePassword:"Esconder a senha",hour:"Hora",incompleteDate:"Introduza uma data v\xE1lida.",increment:"Aumentar",jumpBackwardX:t=>`Recuar ${t} p\xE1ginas`,jumpForwardX:t=>`Avan\xE7ar ${t} p\xE1ginas`,lastPage:"\xDAltima p\xE1gina",loading:"Carregando",locked:"Bloqueado",minute:"Minuto",month:"M\xEAs",moreOptions:"Mais op\xE7\xF5es",mute:"Sem som",nextDecade:"Pr\xF3xima d\xE9cada",nextMonth:"Pr\xF3ximo m\xEAs",nextPage:"Pr\xF3xima p\xE1gina",nextSlide:"Pr\xF3ximo slide",nextVideo:"Pr\xF3ximo v\xEDdeo",nextYear:"Pr\xF3ximo ano",noData:"Sem dados",noOptions:"Sem op\xE7\xF5es",noResults:"Sem resultados correspondentes",notCompleted:"N\xE3o conclu\xEDdo",now:"Agora",numCharacters:t=>t===1?"1 caractere":`${t} caracteres`,numCharactersRemaining:t=>t===1?"1 caractere restante":`${t} caracteres restantes`,numOptionsAvailable:t=>t===0?"Nenhuma op\xE7\xE3o dispon\xEDvel":t===1?"1 op\xE7\xE3o dispon\xEDvel":`${t} op\xE7\xF5es dispon\xEDveis`,numOptionsSelected:t=>t===0?"Nenhuma op\xE7\xE3o selecionada":t===1?"1 op\xE7\xE3o selecionada":`${t} op\xE7\xF5es selecionadas`,numRowsCopied:t=>t===1?"1 linha copiada":`${t} linhas copiadas`,numRowsSelected:t=>t===1?"1 linha selecionada":`${t} linhas selecionadas`,optionPosition:(t,e,u)=>`${t}, ${e} de ${u}`,optionsLoadError:"N\xE3o foi poss\xEDvel carregar as op\xE7\xF5es",pageXOfY:(t,e)=>`P\xE1gina ${t} de ${e}`,pagination:"Pagina\xE7\xE3o",pause:"Pausar",pauseAnimation:"Pausar anima\xE7\xE3o",pictureInPicture:"Imagem em imagem",pinLeft:"Fixar \xE0 esquerda",pinRight:"Fixar \xE0 direita",play:"Reproduzir",playAnimation:"Reproduzir anima\xE7\xE3o",playbackSpeed:"Velocidade de reprodu\xE7\xE3o",playlist:"Lista de reprodu\xE7\xE3o",pm:"PM",previousDecade:"D\xE9cada anterior",previousMonth:"M\xEAs anterior",previousPage:"P\xE1gina anterior",previousSlide:"Slide anterior",previousVideo:"V\xEDdeo anterior",previousYear:"Ano anterior",progress:"Progresso",rangeTooLong:t=>t===1?"Selecione um intervalo n\xE3o superior a 1 dia":`Selecione um intervalo n\xE3o superior a ${t} dias`,rangeTooShort:t=>t===1?"Selecione um intervalo de pelo menos 1 dia":`Selecione um intervalo de pelo menos ${t} dias`,readonly:"Somente leitura",remove:"Remover",resetColumns:"Repor colunas",resize:"Mudar o tamanho",resizeColumn:"Redimensionar coluna",rowsPerPage:"Linhas por p\xE1gina",scrollableRegion:"Regi\xE3o rol\xE1vel",scrollToEnd:"Rolar at\xE9 o final",scrollToStart:"Rolar at\xE9 o in\xEDcio",search:"Pesquisar",second:"Segundo",seek:"Procurar",seekProgress:(t,e)=>`${t} de ${e}`,selectAColorFromTheScreen:"Selecionar uma cor da tela",selectAllRows:"Selecionar todas as linhas",selected:"Selecionado",selectedDateLabel:t=>`Selecionado: ${t}`,selectedRangeLabel:t=>`Intervalo selecionado: ${t}`,selectGroup:"Selecionar grupo",selectionCleared:"Sele\xE7\xE3o limpa",selectRow:"Selecionar linha",showingNofMRows:(t,e)=>`A mostrar ${t} de ${e} linhas`,showingXtoYofZ:(t,e,u)=>`${t}\u2013${e} de ${u}`,showPassword:"Mostrar senha",slideNum:t=>`Slide ${t}`,sortAscending:"Ordenar ascendente",sortColumn:"Ordenar coluna",sortDescending:"Ordenar descendente",startDate:"Data de in\xEDcio",steps:"Etapas",stepXOfY:(t,e)=>`Etapa ${t} de ${e}`,tagAdded:t=>`${t} adicionado`,tagAlreadyAdded:t=>`${t} j\xE1 existe`,tagInputKeyboardHelp:"Pressione Backspace ou Delete para remover esta etiqueta.",tagRemoved:t=>`${t} removido`,time:"Hora",timeInputKeyboardHelp:"Use as teclas de seta para alterar os valores; pressione Alt+Seta para baixo para abrir o seletor de hora.",today:"Hoje",toggleColorFormat:"Trocar o formato de cor",tooFewTags:t=>t===1?"Adicione pelo menos 1 etiqueta":`Adicione pelo menos ${t} etiquetas`,tooManyTags:t=>t===1?"Adicione no m\xE1ximo 1 etiqueta":`Adicione no m\xE1ximo ${t} etiquetas`,unmute:"Ativar som",unpin:"Desafixar",unpinColumn:"Desafixar coluna",videoPlayer:"Leitor de v\xEDdeo",volume:"Volume",year:"Ano",zoomIn:"Aumentar zoom",zoomOut:"Diminuir zoom"};R(ni);var si={$code:"ru",$name:"\u0420\u0443\u0441\u0441\u043A\u0438\u0439",$dir:"ltr",allTagsRemoved:"\u0412\u0441\u0435 \u0442\u0435\u0433\u0438 \u0443\u0434\u0430\u043B\u0435\u043D\u044B",am:"AM",autosizeColumn:"\u041F\u043E\u0434\u043E\u0433\u043D\u0430\u0442\u044C \u0448\u0438\u0440\u0438\u043D\u0443 \u0441\u0442\u043E\u043B\u0431\u0446\u0430",captions:"\u0421\u0443\u0431\u0442\u0438\u0442\u0440\u044B",carousel:"\u041A\u0430\u0440\u0443\u0441\u0435\u043B\u044C",chooseDate:"\u0412\u044B\u0431\u0440\u0430\u0442\u044C \u0434\u0430\u0442\u0443",chooseDecade:"\u0412\u044B\u0431\u0440\u0430\u0442\u044C \u0434\u0435\u0441\u044F\u0442\u0438\u043B\u0435\u0442\u0438\u0435",chooseMonth:"\u0412\u044B\u0431\u0440\u0430\u0442\u044C \u043C\u0435\u0441\u044F\u0446",chooseTime:"\u0412\u044B\u0431\u0440\u0430\u0442\u044C \u0432\u0440\u0435\u043C\u044F",chooseYear:"\u0412\u044B\u0431\u0440\u0430\u0442\u044C \u0433\u043E\u0434",clearEntry:"\u041E\u0447\u0438\u0441\u0442\u0438\u0442\u044C \u0437\u0430\u043F\u0438\u0441\u044C",clearFilter:"\u041E\u0447\u0438\u0441\u0442\u0438\u0442\u044C \u0444\u0438\u043B\u044C\u0442\u0440",clearSort:"\u041E\u0447\u0438\u0441\u0442\u0438\u0442\u044C \u0441\u043E\u0440\u0442\u0438\u0440\u043E\u0432\u043A\u0443",close:"\u0417\u0430\u043A\u0440\u044B\u0442\u044C",closeCalendar:"\u0417\u0430\u043A\u0440\u044B\u0442\u044C \u043A\u0430\u043B\u0435\u043D\u0434\u0430\u0440\u044C",closeTimeInput:"\u0417\u0430\u043A\u0440\u044B\u0442\u044C \u0432\u044B\u0431\u043E\u0440 \u0432\u0440\u0435\u043C\u0435\u043D\u0438",collapseRow:"\u0421\u0432\u0435\u0440\u043D\u0443\u0442\u044C \u0441\u0442\u0440\u043E\u043A\u0443",columnMenu:"\u041F\u0430\u0440\u0430\u043C\u0435\u0442\u0440\u044B \u0441\u0442\u043E\u043B\u0431\u0446\u0430",columnMovedToPosition:(t,e,u)=>`${t} \u043F\u0435\u0440\u0435\u043C\u0435\u0449\u0451\u043D \u043D\u0430 \u043F\u043E\u0437\u0438\u0446\u0438\u044E ${e} \u0438\u0437 ${u}`,columns:"\u0421\u0442\u043E\u043B\u0431\u0446\u044B",compactPageXOfY:(t,e)=>`${t} \u0438\u0437 ${e}`,completed:"\u0417\u0430\u0432\u0435\u0440\u0448\u0435\u043D\u043E",copied:"\u0421\u043A\u043E\u043F\u0438\u0440\u043E\u0432\u0430\u043D\u043E",copy:"\u0421\u043A\u043E\u043F\u0438\u0440\u043E\u0432\u0430\u0442\u044C",createOption:t=>`\u0421\u043E\u0437\u0434\u0430\u0442\u044C \xAB${t}\xBB`,currentlyPlaying:"\u0432\u043E\u0441\u043F\u0440\u043E\u0438\u0437\u0432\u043E\u0434\u0438\u0442\u0441\u044F \u0441\u0435\u0439\u0447\u0430\u0441",currentValue:"\u0422\u0435\u043A\u0443\u0449\u0435\u0435 \u0437\u043D\u0430\u0447\u0435\u043D\u0438\u0435",date:"\u0414\u0430\u0442\u0430",datePickerKeyboardHelp:"\u0418\u0441\u043F\u043E\u043B\u044C\u0437\u0443\u0439\u0442\u0435 \u0441\u0442\u0440\u0435\u043B\u043A\u0438 \u0434\u043B\u044F \u0438\u0437\u043C\u0435\u043D\u0435\u043D\u0438\u044F \u0437\u043D\u0430\u0447\u0435\u043D\u0438\u0439; \u043D\u0430\u0436\u043C\u0438\u0442\u0435 Alt+\u0421\u0442\u0440\u0435\u043B\u043A\u0430 \u0432\u043D\u0438\u0437, \u0447\u0442\u043E\u0431\u044B \u043E\u0442\u043A\u0440\u044B\u0442\u044C \u043A\u0430\u043B\u0435\u043D\u0434\u0430\u0440\u044C.",day:"\u0414\u0435\u043D\u044C",dayPeriod:"AM/PM",decrement:"\u0423\u043C\u0435\u043D\u044C\u0448\u0438\u0442\u044C",deselectAllRows:"\u0421\u043D\u044F\u0442\u044C \u0432\u044B\u0434\u0435\u043B\u0435\u043D\u0438\u0435 \u0441\u043E \u0432\u0441\u0435\u0445 \u0441\u0442\u0440\u043E\u043A",disabled:"\u041E\u0442\u043A\u043B\u044E\u0447\u0435\u043D\u043E",dropFileHere:"\u041F\u0435\u0440\u0435\u0442\u0430\u0449\u0438\u0442\u0435 \u0444\u0430\u0439\u043B \u0441\u044E\u0434\u0430 \u0438\u043B\u0438 \u043D\u0430\u0436\u043C\u0438\u0442\u0435, \u0447\u0442\u043E\u0431\u044B \u0432\u044B\u0431\u0440\u0430\u0442\u044C",dropFilesHere:"\u041F\u0435\u0440\u0435\u0442\u0430\u0449\u0438\u0442\u0435 \u0444\u0430\u0439\u043B\u044B \u0441\u044E\u0434\u0430 \u0438\u043B\u0438 \u043D\u0430\u0436\u043C\u0438\u0442\u0435, \u0447\u0442\u043E\u0431\u044B \u0432\u044B\u0431\u0440\u0430\u0442\u044C",empty:"\u041F\u0443\u0441\u0442\u043E",endDate:"\u0414\u0430\u0442\u0430 \u043E\u043A\u043E\u043D\u0447\u0430\u043D\u0438\u044F",enterFullscreen:"\u041F\u0435\u0440\u0435\u0439\u0442\u0438 \u0432 \u043F\u043E\u043B\u043D\u043E\u044D\u043A\u0440\u0430\u043D\u043D\u044B\u0439 \u0440\u0435\u0436\u0438\u043C",error:"\u041E\u0448\u0438\u0431\u043A\u0430",exitFullscreen:"\u0412\u044B\u0439\u0442\u0438 \u0438\u0437 \u043F\u043E\u043B\u043D\u043E\u044D\u043A\u0440\u0430\u043D\u043D\u043E\u0433\u043E \u0440\u0435\u0436\u0438\u043C\u0430",expandRow:"\u0420\u0430\u0437\u0432\u0435\u0440\u043D\u0443\u0442\u044C \u0441\u0442\u0440\u043E\u043A\u0443",filterByColumn:t=>`\u0424\u0438\u043B\u044C\u0442\u0440\u043E\u0432\u0430\u0442\u044C \u043F\u043E \xAB${t}\xBB`,filterFrom:"\u0421",filterMax:"\u041C\u0430\u043A\u0441.",filterMin:"\u041C\u0438\u043D.",filterTo:"\u041F\u043E",firstPage:"\u041F\u0435\u0440\u0432\u0430\u044F \u0441\u0442\u0440\u0430\u043D\u0438\u0446\u0430",goToSlide:(t,e)=>`\u041F\u0435\u0440\u0435\u0439\u0442\u0438 \u043A \u0441\u043B\u0430\u0439\u0434\u0443 ${t} \u0438\u0437 ${e}`,hideColumn:"\u0421\u043A\u0440\u044B\u0442\u044C \u0441\u0442\u043E\u043B\u0431\u0435\u0446",hidePassword:"\u0421\u043A\u0440\u044B\u0442\u044C \u043F\u0430\u0440\u043E\u043B\u044C",hour:"\u0427\u0430\u0441",incompleteDate:"\u0412\u0432\u0435\u0434\u0438\u0442\u0435 \u043A\u043E\u0440\u0440\u0435\u043A\u0442\u043D\u0443\u044E \u0434\u0430\u0442\u0443.",increment:"\u0423\u0432\u0435\u043B\u0438\u0447\u0438\u0442\u044C",jumpBackwardX:t=>{let e=t%10,u=t%100;return e===1&&u!==11?`\u041D\u0430\u0437\u0430\u0434 \u043D\u0430 ${t} \u0441\u0442\u0440\u0430\u043D\u0438\u0446\u0443`:e>=2&&e<=4&&!(u>=12&&u<=14)?`\u041D\u0430\u0437\u0430\u0434 \u043D\u0430 ${t} \u0441\u0442\u0440\u0430\u043D\u0438\u0446\u044B`:`\u041D\u0430\u0437\u0430\u0434 \u043D\u0430 ${t} \u0441\u0442\u0440\u0430\u043D\u0438\u0446`},jumpForwardX:t=>{let e=t%10,u=t%100;return e===1&&u!==11?`\u0412\u043F\u0435\u0440\u0451\u0434 \u043D\u0430 ${t} \u0441\u0442\u0440\u0430\u043D\u0438\u0446\u0443`:e>=2&&e<=4&&!(u>=12&&u<=14)?`\u0412\u043F\u0435\u0440\u0451\u0434 \u043D\u0430 ${t} \u0441\u0442\u0440\u0430\u043D\u0438\u0446\u044B`:`\u0412\u043F\u0435\u0440\u0451\u0434 \u043D\u0430 ${t} \u0441\u0442\u0440\u0430\u043D\u0438\u0446`},lastPage:"\u041F\u043E\u0441\u043B\u0435\u0434\u043D\u044F\u044F \u0441\u0442\u0440\u0430\u043D\u0438\u0446\u0430",loading:"\u0417\u0430\u0433\u0440\u0443\u0437\u043A\u0430",locked:"\u0417\u0430\u0431\u043B\u043E\u043A\u0438\u0440\u043E\u0432\u0430\u043D\u043E",minute:"\u041C\u0438\u043D\u0443\u0442\u0430",month:"\u041C\u0435\u0441\u044F\u0446",moreOptions:"\u0414\u043E\u043F\u043E\u043B\u043D\u0438\u0442\u0435\u043B\u044C\u043D\u044B\u0435 \u043F\u0430\u0440\u0430\u043C\u0435\u0442\u0440\u044B",mute:"\u0412\u044B\u043A\u043B\u044E\u0447\u0438\u0442\u044C \u0437\u0432\u0443\u043A",nextDecade:"\u0421\u043B\u0435\u0434\u0443\u044E\u0449\u0435\u0435 \u0434\u0435\u0441\u044F\u0442\u0438\u043B\u0435\u0442\u0438\u0435",nextMonth:"\u0421\u043B\u0435\u0434\u0443\u044E\u0449\u0438\u0439 \u043C\u0435\u0441\u044F\u0446",nextPage:"\u0421\u043B\u0435\u0434\u0443\u044E\u0449\u0430\u044F \u0441\u0442\u0440\u0430\u043D\u0438\u0446\u0430",nextSlide:"\u0421\u043B\u0435\u0434\u0443\u044E\u0449\u0438\u0439 \u0441\u043B\u0430\u0439\u0434",nextVideo:"\u0421\u043B\u0435\u0434\u0443\u044E\u0449\u0435\u0435 \u0432\u0438\u0434\u0435\u043E",nextYear:"\u0421\u043B\u0435\u0434\u0443\u044E\u0449\u0438\u0439 \u0433\u043E\u0434",noData:"\u041D\u0435\u0442 \u0434\u0430\u043D\u043D\u044B\u0445",noOptions:"\u041D\u0435\u0442 \u0432\u0430\u0440\u0438\u0430\u043D\u0442\u043E\u0432",noResults:"\u041D\u0435\u0442 \u0441\u043E\u0432\u043F\u0430\u0434\u0435\u043D\u0438\u0439",notCompleted:"\u041D\u0435 \u0437\u0430\u0432\u0435\u0440\u0448\u0435\u043D\u043E",now:"\u0421\u0435\u0439\u0447\u0430\u0441",numCharacters:t=>{let e=t%10,u=t%100;return e===1&&u!==11?`${t} \u0441\u0438\u043C\u0432\u043E\u043B`:e>=2&&e<=4&&!(u>=12&&u<=14)?`${t} \u0441\u0438\u043C\u0432\u043E\u043B\u0430`:`${t} \u0441\u0438\u043C\u0432\u043E\u043B\u043E\u0432`},numCharactersRemaining:t=>{let e=t%10,u=t%100;return e===1&&u!==11?`\u041E\u0441\u0442\u0430\u043B\u0441\u044F ${t} \u0441\u0438\u043C\u0432\u043E\u043B`:e>=2&&e<=4&&!(u>=12&&u<=14)?`\u041E\u0441\u0442\u0430\u043B\u043E\u0441\u044C ${t} \u0441\u0438\u043C\u0432\u043E\u043B\u0430`:`\u041E\u0441\u0442\u0430\u043B\u043E\u0441\u044C ${t} \u0441\u0438\u043C\u0432\u043E\u043B\u043E\u0432`},numOptionsAvailable:t=>{if(t===0)return"\u041D\u0435\u0442 \u0434\u043E\u0441\u0442\u0443\u043F\u043D\u044B\u0445 \u0432\u0430\u0440\u0438\u0430\u043D\u0442\u043E\u0432";let e=t%10,u=t%100;return e===1&&u!==11?`\u0414\u043E\u0441\u0442\u0443\u043F\u0435\u043D ${t} \u0432\u0430\u0440\u0438\u0430\u043D\u0442`:e>=2&&e<=4&&!(u>=12&&u<=14)?`\u0414\u043E\u0441\u0442\u0443\u043F\u043D\u043E ${t} \u0432\u0430\u0440\u0438\u0430\u043D\u0442\u0430`:`\u0414\u043E\u0441\u0442\u0443\u043F\u043D\u043E ${t} \u0432\u0430\u0440\u0438\u0430\u043D\u0442\u043E\u0432`},numOptionsSelected:t=>t===0?"\u0432\u044B\u0431\u0440\u0430\u043D\u043E 0 \u0432\u0430\u0440\u0438\u0430\u043D\u0442\u043E\u0432":t===1?"\u0412\u044B\u0431\u0440\u0430\u043D 1 \u0432\u0430\u0440\u0438\u0430\u043D\u0442":`\u0432\u044B\u0431\u0440\u0430\u043D\u043E ${t} \u0432\u0430\u0440\u0438\u0430\u043D\u0442\u0430`,numRowsCopied:t=>{let e=t%10,u=t%100;return e===1&&u!==11?`\u0421\u043A\u043E\u043F\u0438\u0440\u043E\u0432\u0430\u043D\u0430 ${t} \u0441\u0442\u0440\u043E\u043A\u0430`:e>=2&&e<=4&&!(u>=12&&u<=14)?`\u0421\u043A\u043E\u043F\u0438\u0440\u043E\u0432\u0430\u043D\u043E ${t} \u0441\u0442\u0440\u043E\u043A\u0438`:`\u0421\u043A\u043E\u043F\u0438\u0440\u043E\u0432\u0430\u043D\u043E ${t} \u0441\u0442\u0440\u043E\u043A`},numRowsSelected:t=>{let e=t%10,u=t%100;return e===1&&u!==11?`\u0412\u044B\u0431\u0440\u0430\u043D\u0430 ${t} \u0441\u0442\u0440\u043E\u043A\u0430`:e>=2&&e<=4&&!(u>=12&&u<=14)?`\u0412\u044B\u0431\u0440\u0430\u043D\u043E ${t} \u0441\u0442\u0440\u043E\u043A\u0438`:`\u0412\u044B\u0431\u0440\u0430\u043D\u043E ${t} \u0441\u0442\u0440\u043E\u043A`},optionPosition:(t,e,u)=>`${t}, ${e} \u0438\u0437 ${u}`,optionsLoadError:"\u041D\u0435 \u0443\u0434\u0430\u043B\u043E\u0441\u044C \u0437\u0430\u0433\u0440\u0443\u0437\u0438\u0442\u044C \u0432\u0430\u0440\u0438\u0430\u043D\u0442\u044B",pageXOfY:(t,e)=>`\u0421\u0442\u0440\u0430\u043D\u0438\u0446\u0430 ${t} \u0438\u0437 ${e}`,pagination:"\u041F\u043E\u0441\u0442\u0440\u0430\u043D\u0438\u0447\u043D\u0430\u044F \u043D\u0430\u0432\u0438\u0433\u0430\u0446\u0438\u044F",pause:"\u041F\u0430\u0443\u0437\u0430",pauseAnimation:"\u041F\u0440\u0438\u043E\u0441\u0442\u0430\u043D\u043E\u0432\u0438\u0442\u044C \u0430\u043D\u0438\u043C\u0430\u0446\u0438\u044E",pictureInPicture:"\u041A\u0430\u0440\u0442\u0438\u043D\u043A\u0430 \u0432 \u043A\u0430\u0440\u0442\u0438\u043D\u043A\u0435",pinLeft:"\u0417\u0430\u043A\u0440\u0435\u043F\u0438\u0442\u044C \u0441\u043B\u0435\u0432\u0430",pinRight:"\u0417\u0430\u043A\u0440\u0435\u043F\u0438\u0442\u044C \u0441\u043F\u0440\u0430\u0432\u0430",play:"\u0412\u043E\u0441\u043F\u0440\u043E\u0438\u0437\u0432\u0435\u0441\u0442\u0438",playAnimation:"\u0412\u043E\u0441\u043F\u0440\u043E\u0438\u0437\u0432\u0435\u0441\u0442\u0438 \u0430\u043D\u0438\u043C\u0430\u0446\u0438\u044E",playbackSpeed:"\u0421\u043A\u043E\u0440\u043E\u0441\u0442\u044C \u0432\u043E\u0441\u043F\u0440\u043E\u0438\u0437\u0432\u0435\u0434\u0435\u043D\u0438\u044F",playlist:"\u041F\u043B\u0435\u0439\u043B\u0438\u0441\u0442",pm:"PM",previousDecade:"\u041F\u0440\u0435\u0434\u044B\u0434\u0443\u0449\u0435\u0435 \u0434\u0435\u0441\u044F\u0442\u0438\u043B\u0435\u0442\u0438\u0435",previousMonth:"\u041F\u0440\u0435\u0434\u044B\u0434\u0443\u0449\u0438\u0439 \u043C\u0435\u0441\u044F\u0446",previousPage:"\u041F\u0440\u0435\u0434\u044B\u0434\u0443\u0449\u0430\u044F \u0441\u0442\u0440\u0430\u043D\u0438\u0446\u0430",previousSlide:"\u041F\u0440\u0435\u0434\u044B\u0434\u0443\u0449\u0438\u0439 \u0441\u043B\u0430\u0439\u0434",previousVideo:"\u041F\u0440\u0435\u0434\u044B\u0434\u0443\u0449\u0435\u0435 \u0432\u0438\u0434\u0435\u043E",previousYear:"\u041F\u0440\u0435\u0434\u044B\u0434\u0443\u0449\u0438\u0439 \u0433\u043E\u0434",progress:"\u041F\u0440\u043E\u0433\u0440\u0435\u0441\u0441",rangeTooLong:t=>{let e=t%10,u=t%100;return e===1&&u!==11?`\u0412\u044B\u0431\u0435\u0440\u0438\u0442\u0435 \u0434\u0438\u0430\u043F\u0430\u0437\u043E\u043D \u043D\u0435 \u0434\u043B\u0438\u043D\u043D\u0435\u0435 ${t} \u0434\u043D\u044F`:e>=2&&e<=4&&!(u>=12&&u<=14)?`\u0412\u044B\u0431\u0435\u0440\u0438\u0442\u0435 \u0434\u0438\u0430\u043F\u0430\u0437\u043E\u043D \u043D\u0435 \u0434\u043B\u0438\u043D\u043D\u0435\u0435 ${t} \u0434\u043D\u0435\u0439`:`\u0412\u044B\u0431\u0435\u0440\u0438\u0442\u0435 \u0434\u0438\u0430\u043F\u0430\u0437\u043E\u043D \u043D\u0435 \u0434\u043B\u0438\u043D\u043D\u0435\u0435 ${t} \u0434\u043D\u0435\u0439`},rangeTooShort:t=>{let e=t%10,u=t%100;return e===1&&u!==11?`\u0412\u044B\u0431\u0435\u0440\u0438\u0442\u0435 \u0434\u0438\u0430\u043F\u0430\u0437\u043E\u043D \u0434\u043B\u0438\u043D\u043E\u0439 \u043D\u0435 \u043C\u0435\u043D\u0435\u0435 ${t} \u0434\u043D\u044F`:e>=2&&e<=4&&!(u>=12&&u<=14)?`\u0412\u044B\u0431\u0435\u0440\u0438\u0442\u0435 \u0434\u0438\u0430\u043F\u0430\u0437\u043E\u043D \u0434\u043B\u0438\u043D\u043E\u0439 \u043D\u0435 \u043C\u0435\u043D\u0435\u0435 ${t} \u0434\u043D\u0435\u0439`:`\u0412\u044B\u0431\u0435\u0440\u0438\u0442\u0435 \u0434\u0438\u0430\u043F\u0430\u0437\u043E\u043D \u0434\u043B\u0438\u043D\u043E\u0439 \u043D\u0435 \u043C\u0435\u043D\u0435\u0435 ${t} \u0434\u043D\u0435\u0439`},readonly:"\u0422\u043E\u043B\u044C\u043A\u043E \u0434\u043B\u044F \u0447\u0442\u0435\u043D\u0438\u044F",remove:"\u0423\u0434\u0430\u043B\u0438\u0442\u044C",resetColumns:"\u0421\u0431\u0440\u043E\u0441\u0438\u0442\u044C \u0441\u0442\u043E\u043B\u0431\u0446\u044B",resize:"\u0418\u0437\u043C\u0435\u043D\u0438\u0442\u044C \u0440\u0430\u0437\u043C\u0435\u0440",resizeColumn:"\u0418\u0437\u043C\u0435\u043D\u0438\u0442\u044C \u0448\u0438\u0440\u0438\u043D\u0443 \u0441\u0442\u043E\u043B\u0431\u0446\u0430",rowsPerPage:"\u0421\u0442\u0440\u043E\u043A \u043D\u0430 \u0441\u0442\u0440\u0430\u043D\u0438\u0446\u0435",scrollableRegion:"\u041F\u0440\u043E\u043A\u0440\u0443\u0447\u0438\u0432\u0430\u0435\u043C\u0430\u044F \u043E\u0431\u043B\u0430\u0441\u0442\u044C",scrollToEnd:"\u041F\u0440\u043E\u043B\u0438\u0441\u0442\u0430\u0442\u044C \u0434\u043E \u043A\u043E\u043D\u0446\u0430",scrollToStart:"\u041F\u0440\u043E\u043B\u0438\u0441\u0442\u0430\u0442\u044C \u043A \u043D\u0430\u0447\u0430\u043B\u0443",search:"\u041F\u043E\u0438\u0441\u043A",second:"\u0421\u0435\u043A\u0443\u043D\u0434\u0430",seek:"\u041F\u043E\u0438\u0441\u043A",seekProgress:(t,e)=>`${t} \u0438\u0437 ${e}`,selectAColorFromTheScreen:"\u0412\u044B\u0431\u0435\u0440\u0438\u0442\u0435 \u0446\u0432\u0435\u0442 \u043D\u0430 \u044D\u043A\u0440\u0430\u043D\u0435",selectAllRows:"\u0412\u044B\u0434\u0435\u043B\u0438\u0442\u044C \u0432\u0441\u0435 \u0441\u0442\u0440\u043E\u043A\u0438",selected:"\u0412\u044B\u0431\u0440\u0430\u043D\u043E",selectedDateLabel:t=>`\u0412\u044B\u0431\u0440\u0430\u043D\u043E: ${t}`,selectedRangeLabel:t=>`\u0412\u044B\u0431\u0440\u0430\u043D\u043D\u044B\u0439 \u0434\u0438\u0430\u043F\u0430\u0437\u043E\u043D: ${t}`,selectGroup:"\u0412\u044B\u0434\u0435\u043B\u0438\u0442\u044C \u0433\u0440\u0443\u043F\u043F\u0443",selectionCleared:"\u0412\u044B\u0431\u043E\u0440 \u043E\u0447\u0438\u0449\u0435\u043D",selectRow:"\u0412\u044B\u0434\u0435\u043B\u0438\u0442\u044C \u0441\u0442\u0440\u043E\u043A\u0443",showingNofMRows:(t,e)=>`\u041F\u043E\u043A\u0430\u0437\u0430\u043D\u043E ${t} \u0438\u0437 ${e} \u0441\u0442\u0440\u043E\u043A`,showingXtoYofZ:(t,e,u)=>`${t}\u2013${e} \u0438\u0437 ${u}`,showPassword:"\u041F\u043E\u043A\u0430\u0437\u0430\u0442\u044C \u043F\u0430\u0440\u043E\u043B\u044C",slideNum:t=>`\u0421\u043B\u0430\u0439\u0434 ${t}`,sortAscending:"\u0421\u043E\u0440\u0442\u0438\u0440\u043E\u0432\u0430\u0442\u044C \u043F\u043E \u0432\u043E\u0437\u0440\u0430\u0441\u0442\u0430\u043D\u0438\u044E",sortColumn:"\u0421\u043E\u0440\u0442\u0438\u0440\u043E\u0432\u0430\u0442\u044C \u0441\u0442\u043E\u043B\u0431\u0435\u0446",sortDescending:"\u0421\u043E\u0440\u0442\u0438\u0440\u043E\u0432\u0430\u0442\u044C \u043F\u043E \u0443\u0431\u044B\u0432\u0430\u043D\u0438\u044E",startDate:"\u0414\u0430\u0442\u0430 \u043D\u0430\u0447\u0430\u043B\u0430",steps:"\u0428\u0430\u0433\u0438",stepXOfY:(t,e)=>`\u0428\u0430\u0433 ${t} \u0438\u0437 ${e}`,tagAdded:t=>`${t} \u0434\u043E\u0431\u0430\u0432\u043B\u0435\u043D`,tagAlreadyAdded:t=>`\u0422\u0435\u0433 ${t} \u0443\u0436\u0435 \u0434\u043E\u0431\u0430\u0432\u043B\u0435\u043D`,tagInputKeyboardHelp:"\u041D\u0430\u0436\u043C\u0438\u0442\u0435 Backspace \u0438\u043B\u0438 Delete, \u0447\u0442\u043E\u0431\u044B \u0443\u0434\u0430\u043B\u0438\u0442\u044C \u044D\u0442\u043E\u0442 \u0442\u0435\u0433.",tagRemoved:t=>`${t} \u0443\u0434\u0430\u043B\u0451\u043D`,time:"\u0412\u0440\u0435\u043C\u044F",timeInputKeyboardHelp:"\u0418\u0441\u043F\u043E\u043B\u044C\u0437\u0443\u0439\u0442\u0435 \u0441\u0442\u0440\u0435\u043B\u043A\u0438 \u0434\u043B\u044F \u0438\u0437\u043C\u0435\u043D\u0435\u043D\u0438\u044F \u0437\u043D\u0430\u0447\u0435\u043D\u0438\u0439; \u043D\u0430\u0436\u043C\u0438\u0442\u0435 Alt+\u0421\u0442\u0440\u0435\u043B\u043A\u0430 \u0432\u043D\u0438\u0437, \u0447\u0442\u043E\u0431\u044B \u043E\u0442\u043A\u0440\u044B\u0442\u044C \u0432\u044B\u0431\u043E\u0440 \u0432\u0440\u0435\u043C\u0435\u043D\u0438.",today:"\u0421\u0435\u0433\u043E\u0434\u043D\u044F",toggleColorFormat:"\u041F\u0435\u0440\u0435\u043A\u043B\u044E\u0447\u0438\u0442\u044C \u0446\u0432\u0435\u0442\u043E\u0432\u0443\u044E \u043C\u043E\u0434\u0435\u043B\u044C",tooFewTags:t=>{let e=t%10,u=t%100;return e===1&&u!==11?`\u0414\u043E\u0431\u0430\u0432\u044C\u0442\u0435 \u043D\u0435 \u043C\u0435\u043D\u0435\u0435 ${t} \u0442\u0435\u0433\u0430`:`\u0414\u043E\u0431\u0430\u0432\u044C\u0442\u0435 \u043D\u0435 \u043C\u0435\u043D\u0435\u0435 ${t} \u0442\u0435\u0433\u043E\u0432`},tooManyTags:t=>{let e=t%10,u=t%100;return e===1&&u!==11?`\u0414\u043E\u0431\u0430\u0432\u044C\u0442\u0435 \u043D\u0435 \u0431\u043E\u043B\u0435\u0435 ${t} \u0442\u0435\u0433\u0430`:`\u0414\u043E\u0431\u0430\u0432\u044C\u0442\u0435 \u043D\u0435 \u0431\u043E\u043B\u0435\u0435 ${t} \u0442\u0435\u0433\u043E\u0432`},unmute:"\u0412\u043A\u043B\u044E\u0447\u0438\u0442\u044C \u0437\u0432\u0443\u043A",unpin:"\u041E\u0442\u043A\u0440\u0435\u043F\u0438\u0442\u044C",unpinColumn:"\u041E\u0442\u043A\u0440\u0435\u043F\u0438\u0442\u044C \u0441\u0442\u043E\u043B\u0431\u0435\u0446",videoPlayer:"\u0412\u0438\u0434\u0435\u043E\u043F\u043B\u0435\u0435\u0440",volume:"\u0413\u0440\u043E\u043C\u043A\u043E\u0441\u0442\u044C",year:"\u0413\u043E\u0434",zoomIn:"\u0423\u0432\u0435\u043B\u0438\u0447\u0438\u0442\u044C",zoomOut:"\u0423\u043C\u0435\u043D\u044C\u0448\u0438\u0442\u044C"};R(si);var li={$code:"zh-cn",$name:"\u7B80\u4F53\u4E2D\u6587",$dir:"ltr",allTagsRemoved:"\u5DF2\u79FB\u9664\u6240\u6709\u6807\u7B7E",am:"\u4E0A\u5348",autosizeColumn:"\u81EA\u9002\u5E94\u5217\u5BBD",captions:"\u5B57\u5E55",carousel:"\u8DD1\u9A6C\u706F",chooseDate:"\u9009\u62E9\u65E5\u671F",chooseDecade:"\u9009\u62E9\u5E74\u4EE3",chooseMonth:"\u9009\u62E9\u6708\u4EFD",chooseTime:"\u9009\u62E9\u65F6\u95F4",chooseYear:"\u9009\u62E9\u5E74\u4EFD",clearEntry:"\u6E05\u7A7A",clearFilter:"\u6E05\u9664\u7B5B\u9009",clearSort:"\u6E05\u9664\u6392\u5E8F",close:"\u5173\u95ED",closeCalendar:"\u5173\u95ED\u65E5\u5386",closeTimeInput:"\u5173\u95ED\u65F6\u95F4\u9009\u62E9\u5668",collapseRow:"\u6298\u53E0\u884C",columnMenu:"\u5217\u9009\u9879",columnMovedToPosition:(t,e,u)=>`${t} \u5DF2\u79FB\u81F3\u7B2C ${e} \u4E2A\u4F4D\u7F6E\uFF0C\u5171 ${u} \u4E2A`,columns:"\u5217",compactPageXOfY:(t,e)=>`${t} / ${e}`,completed:"\u5DF2\u5B8C\u6210",copied:"\u5DF2\u590D\u5236",copy:"\u590D\u5236",createOption:t=>`\u521B\u5EFA"${t}"`,currentlyPlaying:"\u6B63\u5728\u64AD\u653E",currentValue:"\u5F53\u524D\u503C",date:"\u65E5\u671F",datePickerKeyboardHelp:"\u4F7F\u7528\u65B9\u5411\u952E\u66F4\u6539\u503C\uFF1B\u6309 Alt+\u4E0B\u65B9\u5411\u952E\u6253\u5F00\u65E5\u5386\u3002",day:"\u65E5",dayPeriod:"\u4E0A\u5348/\u4E0B\u5348",decrement:"\u51CF\u5C11",deselectAllRows:"\u53D6\u6D88\u9009\u62E9\u6240\u6709\u884C",disabled:"\u5DF2\u7981\u7528",dropFileHere:"Drop file here or click to browse",dropFilesHere:"Drop files here or click to browse",empty:"\u7A7A",endDate:"\u7ED3\u675F\u65E5\u671F",enterFullscreen:"\u8FDB\u5165\u5168\u5C4F",error:"\u9519\u8BEF",exitFullscreen:"\u9000\u51FA\u5168\u5C4F",expandRow:"\u5C55\u5F00\u884C",filterByColumn:t=>`\u6309${t}\u7B5B\u9009`,filterFrom:"\u5F00\u59CB",filterMax:"\u6700\u5927\u503C",filterMin:"\u6700\u5C0F\u503C",filterTo:"\u7ED3\u675F",firstPage:"\u9996\u9875",goToSlide:(t,e)=>`\u8F6C\u5230\u7B2C ${t} \u5F20\u5E7B\u706F\u7247\uFF0C\u5171 ${e} \u5F20`,hideColumn:"\u9690\u85CF\u5217",hidePassword:"\u9690\u85CF\u5BC6\u7801",hour:"\u65F6",incompleteDate:"\u8BF7\u8F93\u5165\u6709\u6548\u7684\u65E5\u671F\u3002",increment:"\u589E\u52A0",jumpBackwardX:t=>`\u5411\u540E\u8DF3\u8F6C ${t} \u9875`,jumpForwardX:t=>`\u5411\u524D\u8DF3\u8F6C ${t} \u9875`,lastPage:"\u672B\u9875",loading:"\u52A0\u8F7D\u4E2D",locked:"\u5DF2\u9501\u5B9A",minute:"\u5206",month:"\u6708",moreOptions:"\u66F4\u591A\u9009\u9879",mute:"\u9759\u97F3",nextDecade:"\u4E0B\u4E00\u4E2A\u5E74\u4EE3",nextMonth:"\u4E0B\u4E2A\u6708",nextPage:"\u4E0B\u4E00\u9875",nextSlide:"\u4E0B\u4E00\u5F20\u5E7B\u706F\u7247",nextVideo:"\u4E0B\u4E00\u4E2A\u89C6\u9891",nextYear:"\u4E0B\u4E00\u5E74",noData:"\u6682\u65E0\u6570\u636E",noOptions:"\u6682\u65E0\u9009\u9879",noResults:"\u65E0\u5339\u914D\u7ED3\u679C",notCompleted:"\u672A\u5B8C\u6210",now:"\u6B64\u523B",numCharacters:t=>`${t}\u4E2A\u5B57\u7B26`,numCharactersRemaining:t=>`\u5269\u4F59${t}\u4E2A\u5B57\u7B26`,numOptionsAvailable:t=>t===0?"\u6CA1\u6709\u53EF\u7528\u9009\u9879":`${t} \u4E2A\u53EF\u7528\u9009\u9879`,numOptionsSelected:t=>t===0?"\u672A\u9009\u62E9\u4EFB\u4F55\u9879\u76EE":t===1?"\u5DF2\u9009\u62E9 1 \u4E2A\u9879\u76EE":`${t} \u9009\u62E9\u9879\u76EE`,numRowsCopied:t=>`\u5DF2\u590D\u5236 ${t} \u884C`,numRowsSelected:t=>`\u5DF2\u9009\u62E9 ${t} \u884C`,optionPosition:(t,e,u)=>`${t}\uFF0C${e} / ${u}`,optionsLoadError:"\u65E0\u6CD5\u52A0\u8F7D\u9009\u9879",pageXOfY:(t,e)=>`\u7B2C ${t} \u9875\uFF0C\u5171 ${e} \u9875`,pagination:"\u5206\u9875",pause:"\u6682\u505C",pauseAnimation:"\u6682\u505C\u52A8\u753B",pictureInPicture:"\u753B\u4E2D\u753B",pinLeft:"\u56FA\u5B9A\u5230\u5DE6\u4FA7",pinRight:"\u56FA\u5B9A\u5230\u53F3\u4FA7",play:"\u64AD\u653E",playAnimation:"\u64AD\u653E\u52A8\u753B",playbackSpeed:"\u64AD\u653E\u901F\u5EA6",playlist:"\u64AD\u653E\u5217\u8868",pm:"\u4E0B\u5348",previousDecade:"\u4E0A\u4E00\u4E2A\u5E74\u4EE3",previousMonth:"\u4E0A\u4E2A\u6708",previousPage:"\u4E0A\u4E00\u9875",previousSlide:"\u4E0A\u4E00\u5F20\u5E7B\u706F\u7247",previousVideo:"\u4E0A\u4E00\u4E2A\u89C6\u9891",previousYear:"\u4E0A\u4E00\u5E74",progress:"\u8FDB\u5EA6",rangeTooLong:t=>t===1?"\u8BF7\u9009\u62E9\u4E0D\u8D85\u8FC7 1 \u5929\u7684\u8303\u56F4":`\u8BF7\u9009\u62E9\u4E0D\u8D85\u8FC7 ${t} \u5929\u7684\u8303\u56F4`,rangeTooShort:t=>t===1?"\u8BF7\u9009\u62E9\u81F3\u5C11 1 \u5929\u7684\u8303\u56F4":`\u8BF7\u9009\u62E9\u81F3\u5C11 ${t} \u5929\u7684\u8303\u56F4`,readonly:"\u53EA\u8BFB",remove:"\u5220\u9664",resetColumns:"\u91CD\u7F6E\u5217",resize:"\u8C03\u6574\u5927\u5C0F",resizeColumn:"\u8C03\u6574\u5217\u5BBD",rowsPerPage:"\u6BCF\u9875\u884C\u6570",scrollableRegion:"\u53EF\u6EDA\u52A8\u533A\u57DF",scrollToEnd:"\u6EDA\u52A8\u81F3\u9875\u5C3E",scrollToStart:"\u6EDA\u52A8\u81F3\u9875\u9996",search:"\u641C\u7D22",second:"\u79D2",seek:"\u8DF3\u8F6C",seekProgress:(t,e)=>`${t} / ${e}`,selectAColorFromTheScreen:"\u4ECE\u5C4F\u5E55\u4E2D\u9009\u62E9\u4E00\u79CD\u989C\u8272",selectAllRows:"\u9009\u62E9\u6240\u6709\u884C",selected:"\u5DF2\u9009\u62E9",selectedDateLabel:t=>`\u5DF2\u9009\u62E9\uFF1A${t}`,selectedRangeLabel:t=>`\u5DF2\u9009\u62E9\u8303\u56F4\uFF1A${t}`,selectGroup:"\u9009\u62E9\u5206\u7EC4",selectionCleared:"\u5DF2\u6E05\u9664\u9009\u62E9",selectRow:"\u9009\u62E9\u884C",showingNofMRows:(t,e)=>`\u663E\u793A ${t} \u884C\uFF0C\u5171 ${e} \u884C`,showingXtoYofZ:(t,e,u)=>`${t}\u2013${e}\uFF0C\u5171 ${u} \u9879`,showPassword:"\u663E\u793A\u5BC6\u7801",slideNum:t=>`\u5E7B\u706F\u7247 ${t}`,sortAscending:"\u5347\u5E8F\u6392\u5E8F",sortColumn:"\u6392\u5E8F\u5217",sortDescending:"\u964D\u5E8F\u6392\u5E8F",startDate:"\u5F00\u59CB\u65E5\u671F",steps:"\u6B65\u9AA4",stepXOfY:(t,e)=>`\u7B2C ${t} \u6B65\uFF0C\u5171 ${e} \u6B65`,tagAdded:t=>`\u5DF2\u6DFB\u52A0 ${t}`,tagAlreadyAdded:t=>`${t} \u5DF2\u6DFB\u52A0`,tagInputKeyboardHelp:"\u6309 Backspace \u6216 Delete \u952E\u79FB\u9664\u6B64\u6807\u7B7E\u3002",tagRemoved:t=>`\u5DF2\u79FB\u9664 ${t}`,time:"\u65F6\u95F4",timeInputKeyboardHelp:"\u4F7F\u7528\u65B9\u5411\u952E\u66F4\u6539\u503C\uFF1B\u6309 Alt+\u4E0B\u65B9\u5411\u952E\u6253\u5F00\u65F6\u95F4\u9009\u62E9\u5668\u3002",today:"\u4ECA\u5929",toggleColorFormat:"\u5207\u6362\u989C\u8272\u6A21\u5F0F",tooFewTags:t=>`\u8BF7\u81F3\u5C11\u6DFB\u52A0 ${t} \u4E2A\u6807\u7B7E`,tooManyTags:t=>`\u6700\u591A\u53EA\u80FD\u6DFB\u52A0 ${t} \u4E2A\u6807\u7B7E`,unmute:"\u53D6\u6D88\u9759\u97F3",unpin:"\u53D6\u6D88\u56FA\u5B9A",unpinColumn:"\u53D6\u6D88\u56FA\u5B9A\u5217",videoPlayer:"\u89C6\u9891\u64AD\u653E\u5668",volume:"\u97F3\u91CF",year:"\u5E74",zoomIn:"\u653E\u5927",zoomOut:"\u7F29\u5C0F"};R(li);
